using System.Text;
using System.Text.RegularExpressions;

namespace App.Chunking;

/// <summary>Splits a block that is too long: prose between sentences, lists between lines, code and tables between rows.</summary>
internal static partial class BlockSplitter
{
    /// <summary>Characters before a cut that are repeated after it, to keep the context.</summary>
    private const int Overlap = 120;

    public static IEnumerable<string> Split(MarkdownBlock block)
    {
        var staysWhole = block.Is is MarkdownBlock.Kind.Code or MarkdownBlock.Kind.Table;
        var most = staysWhole ? MarkdownChunker.LongestBlock : MarkdownChunker.MaximumLength;
        if (block.Text.Length <= most)
            return [block.Text];

        return block.Is switch
        {
            MarkdownBlock.Kind.Code when Fence().Match(block.Text) is { Success: true } fence => Framed(
                block.Text,
                $"{fence.Value}\n",
                $"\n{fence.Groups[1].Value}",
                most,
                1
            ),
            MarkdownBlock.Kind.Table when Header(block.Text) is { } header && header.Length < most / 2 => Framed(
                block.Text,
                header,
                "",
                most,
                2
            ),
            MarkdownBlock.Kind.Prose => Fill(Sentence().Split(block.Text), most, Overlap),
            _ => Fill(Lines(block.Text), most, 0),
        };
    }

    // Each part keeps the frame of the whole: the fence of code, the header of a table.
    private static IEnumerable<string> Framed(string text, string opening, string closing, int most, int skipped)
    {
        var lines = Lines(text).Skip(skipped);
        if (closing.Length > 0 && text.TrimEnd().EndsWith(closing, StringComparison.Ordinal))
            lines = lines.SkipLast(1);
        return Fill(lines, most - opening.Length - closing.Length, 0, trim: false)
            .Select(part => $"{opening}{part.TrimEnd('\n')}{closing}");
    }

    private static IEnumerable<string> Fill(IEnumerable<string> pieces, int most, int overlap, bool trim = true)
    {
        var open = new StringBuilder();
        var last = "";
        foreach (var piece in pieces.SelectMany(piece => Hard(piece, most)))
        {
            if (open.Length > 0 && open.Length + piece.Length > most)
            {
                yield return Finish();
                open.Clear();
                if (last.Length <= overlap && last.Length + piece.Length <= most)
                    open.Append(last);
            }

            open.Append(piece);
            last = piece;
        }

        if (!string.IsNullOrWhiteSpace(open.ToString()))
            yield return Finish();

        string Finish() => trim ? open.ToString().Trim() : open.ToString();
    }

    // A piece longer than a chunk is cut at a space, or anywhere outside a surrogate pair.
    private static IEnumerable<string> Hard(string piece, int most)
    {
        var start = 0;
        while (piece.Length - start > most)
        {
            var cut = piece.LastIndexOf(' ', start + most - 1, most / 2) + 1;
            if (cut == 0)
                cut = start + (char.IsHighSurrogate(piece[start + most - 1]) ? most - 1 : most);
            yield return piece[start..cut];
            start = cut;
        }

        yield return piece[start..];
    }

    private static IEnumerable<string> Lines(string text) => LineEnd().Split(text);

    private static string? Header(string table)
    {
        var first = table.IndexOf('\n');
        var second = first < 0 ? -1 : table.IndexOf('\n', first + 1);
        return second < 0 ? null : table[..(second + 1)];
    }

    [GeneratedRegex(@"(?<=[.!?。！？][""')*]?\s+)(?=\S)")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<=\n)")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\A(`{3,}|~{3,})[^\n]{0,100}")]
    private static partial Regex Fence();
}
