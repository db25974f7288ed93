using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure.Bicep.Types.Az;

namespace AzureDefinitions.Types;

/// <summary>
/// Where each version of each of Azure's types is defined. The published list has ten million bytes: it is read in pieces, and what its
/// tens of thousands of entries share is kept once.
/// </summary>
internal sealed class TypeIndex
{
    private const int PieceSize = 64 * 1024;
    private const int EntryDepth = 2;

    private readonly Dictionary<string, List<(string Version, string Path, int Index)>> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private Dictionary<string, string>? _spellings;

    public static TypeIndex Read()
    {
        using var stream = new DeflateStream(Open("index.json"), CompressionMode.Decompress);
        var index = new TypeIndex();
        index.Read(stream);
        index._texts.Clear();
        return index;
    }

    /// <param name="path">As in an entry's reference.</param>
    public static Stream Open(string path) =>
        typeof(AzTypeLoader).Assembly.GetManifestResourceStream($"{path}.deflated")
        ?? throw new InvalidOperationException($"the type definitions have no file {path}");

    /// <returns>In the order of the versions; Path and Index locate the type in its file. Empty if Azure publishes no definition.</returns>
    public IReadOnlyList<(string Version, string Path, int Index)> Versions(string armType) =>
        [.. _entries.GetValueOrDefault(armType, []).OrderBy(entry => entry.Version, StringComparer.Ordinal)];

    public IEnumerable<string> Names => _entries.Keys;

    public string? Spelling(string armType)
    {
        _spellings ??= _entries.Keys.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return _spellings.GetValueOrDefault(armType);
    }

    private void Read(Stream stream)
    {
        var piece = new byte[PieceSize];
        var (kept, state, place) = (0, default(JsonReaderState), new Place());
        for (var isLast = false; !isLast; )
        {
            var read = stream.ReadAtLeast(piece.AsSpan(kept), PieceSize - kept, throwOnEndOfStream: false);
            isLast = kept + read < PieceSize;
            var reader = new Utf8JsonReader(piece.AsSpan(0, kept + read), isLast, state);
            while (reader.Read())
            {
                Take(ref reader, place);
            }

            var consumed = (int)reader.BytesConsumed;
            (kept, state) = (kept + read - consumed, reader.CurrentState);
            piece.AsSpan(consumed, kept).CopyTo(piece);
        }
    }

    /// <summary>In "resources", each entry is "type@version": {"$ref": "path#/index"}; a type has its versions in a row.</summary>
    private void Take(ref Utf8JsonReader reader, Place place)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.CurrentDepth)
            {
                case 1:
                    place.IsInResources = reader.ValueTextEquals("resources"u8);
                    break;
                case EntryDepth when place.IsInResources:
                    Enter(reader.ValueSpan, place);
                    break;
                default:
                    place.IsReference = reader.ValueTextEquals("$ref"u8);
                    break;
            }
        }
        else if (place is { IsInResources: true, IsReference: true } && reader.CurrentDepth == EntryDepth + 1)
        {
            var reference = reader.ValueSpan;
            var end = reference.LastIndexOf("#/"u8);
            var index = int.Parse(reference[(end + 2)..], CultureInfo.InvariantCulture);
            place.Versions.Add((place.Version, Shared(reference[..end]), index));
        }
    }

    private void Enter(ReadOnlySpan<byte> entry, Place place)
    {
        var at = entry.IndexOf((byte)'@');
        place.Version = Shared(entry[(at + 1)..]);
        if (!entry[..at].SequenceEqual(place.Type))
        {
            place.Type = entry[..at].ToArray();
            var type = Encoding.UTF8.GetString(entry[..at]);
            place.Versions = _entries.GetValueOrDefault(type) ?? (_entries[type] = []);
        }
    }

    private string Shared(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[utf8.Length];
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        var known = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var shared))
        {
            _texts.Add(shared = text.ToString());
        }

        return shared;
    }

    private sealed class Place
    {
        public bool IsInResources { get; set; }
        public bool IsReference { get; set; }
        public byte[] Type { get; set; } = [];
        public string Version { get; set; } = "";
        public List<(string Version, string Path, int Index)> Versions { get; set; } = [];
    }
}
