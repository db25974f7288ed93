using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace App.Limits;

/// <summary>
/// The 200,000 byte sequences of o200k and how a text is split into them, in 5 MB. The tokenizer of the package that has the sequences
/// keeps them as objects, for encoding and decoding, in 43 MB. Counting needs neither.
/// </summary>
internal sealed partial class TokenTable
{
    private const string Package = "Microsoft.ML.Tokenizers.Data.O200kBase";
    private const string Resource = "o200k_base.tiktoken.deflate";
    private const int Slots = 1 << 19;
    private const int None = -1;

    private readonly byte[] bytes;
    private readonly int[] ends;
    private readonly int[] slots;

    private TokenTable(byte[] bytes, int[] ends)
    {
        (this.bytes, this.ends, slots) = (bytes, ends, new int[Slots]);
        Array.Fill(slots, None);
        for (var rank = 0; rank < ends.Length; rank++)
            slots[SlotOf(Token(rank))] = rank;
    }

    /// <exception cref="InvalidDataException">The package has the sequences in another form.</exception>
    public static TokenTable Load()
    {
        using var content = Assembly.Load(Package).GetManifestResourceStream(Resource) ?? throw Unknown();
        using var lines = new StreamReader(new DeflateStream(content, CompressionMode.Decompress), Encoding.ASCII);

        // The first line has their number, each other one a sequence; the place of a sequence is its rank.
        if (lines.ReadLine() is not { } first || !int.TryParse(first.AsSpan(first.LastIndexOf(' ') + 1), out var capacity))
            throw Unknown();
        var (bytes, ends) = (new Joined(capacity), new List<int>(capacity));
        while (lines.ReadLine() is { } line)
            ends.Add(bytes.Add(line));
        return new TokenTable(bytes.ToArray(), [.. ends]);
    }

    /// <summary>Of ordinary text: the names of control tokens in it are text.</summary>
    public int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var piece in Piece().EnumerateMatches(text))
            count += CountPiece(text.Slice(piece.Index, piece.Length));
        return count;
    }

    private int CountPiece(ReadOnlySpan<char> piece)
    {
        var length = Encoding.UTF8.GetByteCount(piece);
        Span<byte> utf8 = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(piece, utf8);
        return Rank(utf8) != None ? 1 : Merge(utf8);
    }

    // Joins the neighbours that have the lowest rank together, until no two have one. A piece can be as long as a question, so that the
    // lowest rank is not searched from the start each time.
    private int Merge(ReadOnlySpan<byte> piece)
    {
        var (next, before) = (new int[piece.Length + 1], new int[piece.Length + 1]);
        var pairs = new PriorityQueue<(int At, int End), (int Rank, int At)>();
        for (var i = 0; i <= piece.Length; i++)
            (next[i], before[i]) = (i + 1, i - 1);
        for (var i = 0; i + 1 < piece.Length; i++)
            Offer(i, piece);

        var count = piece.Length;
        while (pairs.TryDequeue(out var pair, out _))
        {
            // One of the two was joined with another since.
            var middle = next[pair.At];
            if (middle == 0 || middle >= piece.Length || next[middle] != pair.End)
                continue;

            next[pair.At] = pair.End;
            next[middle] = 0;
            before[pair.End] = pair.At;
            count--;
            Offer(pair.At, piece);
            if (pair.At > 0)
                Offer(before[pair.At], piece);
        }

        return count;

        void Offer(int at, ReadOnlySpan<byte> piece)
        {
            var middle = next[at];
            if (middle >= piece.Length)
                return;
            var end = next[middle];
            if (Rank(piece[at..end]) is not None and var rank)
                pairs.Enqueue((at, end), (rank, at));
        }
    }

    private int Rank(ReadOnlySpan<byte> sequence) => slots[SlotOf(sequence)];

    /// <summary>Where a sequence is, or the free slot where it would be.</summary>
    private int SlotOf(ReadOnlySpan<byte> sequence)
    {
        var hash = 2166136261u;
        foreach (var each in sequence)
            hash = (hash ^ each) * 16777619;
        var slot = (int)((hash ^ (hash >> 15)) % Slots);
        while (slots[slot] is not None and var rank && !Token(rank).SequenceEqual(sequence))
            slot = (slot + 1) % Slots;
        return slot;
    }

    private ReadOnlySpan<byte> Token(int rank) => bytes.AsSpan((rank == 0 ? 0 : ends[rank - 1])..ends[rank]);

    private static InvalidDataException Unknown() =>
        new($"{Package} holds no list of tokens; use the version that the app was built with.");

    // Words with their contractions, up to three digits, punctuation, line ends, spaces: the published pattern of o200k.
    [GeneratedRegex(
        @"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + @"|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
            + @"|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    )]
    private static partial Regex Piece();

    private sealed class Joined(int tokens)
    {
        private const int UsualLength = 7;
        private byte[] bytes = new byte[tokens * UsualLength];
        private int length;

        /// <returns>The end of the decoded bytes.</returns>
        public int Add(string base64)
        {
            if (bytes.Length - length < base64.Length)
                Array.Resize(ref bytes, bytes.Length + Math.Max(bytes.Length / 4, base64.Length));
            if (!Convert.TryFromBase64String(base64, bytes.AsSpan(length), out var written))
                throw Unknown();
            return length += written;
        }

        public byte[] ToArray() => bytes[..length];
    }
}
