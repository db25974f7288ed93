using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Azure.Bicep.Types.Az;

namespace AzureDefinitions.Types;

/// <summary>
/// Where each version of each of Azure's types is defined. A plan needs a hundred of the tens of thousands of entries: they stay bytes
/// until they are asked for.
/// </summary>
internal sealed class TypeIndex
{
    private readonly byte[] _json;

    /// <summary>Type → where the version and the reference of each entry start.</summary>
    private readonly Dictionary<string, List<(int Version, int Reference)>> _entries = new(StringComparer.OrdinalIgnoreCase);

    private Dictionary<string, string>? _spellings;

    private TypeIndex(byte[] json)
    {
        _json = json;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResources = reader.ValueTextEquals("resources"u8);
            reader.Read();
            if (isResources)
            {
                ReadEntries(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    public static TypeIndex Read()
    {
        using var stream = new DeflateStream(Open("index.json"), CompressionMode.Decompress);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return new TypeIndex(content.ToArray());
    }

    /// <param name="path">As in an entry's reference.</param>
    public static Stream Open(string path) =>
        typeof(AzTypeLoader).Assembly.GetManifestResourceStream($"{path}.deflated")
        ?? throw new InvalidOperationException($"the type definitions have no file {path}");

    /// <returns>In the order of the versions; Path and Index locate the type in its file. Empty if Azure publishes no definition.</returns>
    public IReadOnlyList<(string Version, string Path, int Index)> Versions(string armType) =>
        [
            .. _entries
                .GetValueOrDefault(armType, [])
                .Select(entry => (Version: Text(entry.Version), Reference: Text(entry.Reference).Split("#/")))
                .Select(entry => (entry.Version, entry.Reference[0], int.Parse(entry.Reference[1], CultureInfo.InvariantCulture)))
                .OrderBy(entry => entry.Version, StringComparer.Ordinal),
        ];

    public IEnumerable<string> Names => _entries.Keys;

    public string? Spelling(string armType)
    {
        _spellings ??= _entries.Keys.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return _spellings.GetValueOrDefault(armType);
    }

    /// <summary>Each is "type@version": {"$ref": "path#/index"}; the versions of one type follow each other.</summary>
    private void ReadEntries(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> previous = [];
        List<(int, int)> versions = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex + 1;
            var type = reader.ValueSpan[..reader.ValueSpan.IndexOf((byte)'@')];
            if (!type.SequenceEqual(previous))
            {
                var text = Encoding.UTF8.GetString(type);
                versions = _entries.GetValueOrDefault(text) ?? (_entries[text] = []);
                previous = type;
            }

            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isReference = reader.ValueTextEquals("$ref"u8);
                reader.Read();
                if (isReference)
                {
                    versions.Add((start + type.Length + 1, (int)reader.TokenStartIndex + 1));
                }

                reader.Skip();
            }
        }
    }

    private string Text(int start) => Encoding.UTF8.GetString(_json.AsSpan(start, _json.AsSpan(start).IndexOf((byte)'"')));
}
