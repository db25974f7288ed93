using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace AzureDefinitions.Facts;

/// <summary>
/// A file of this folder: facts of one subject that Azure changes, with their source, the day on which they were read, and how sure they
/// are. Files are read when they are first asked for, and without reflection.
/// </summary>
public sealed class FactFile
{
    private const string Prefix = "facts/";
    private const string Extension = ".json";
    private static readonly Assembly Assembly = Assembly.GetExecutingAssembly();
    private static readonly ConcurrentDictionary<string, Lazy<FactFile>> Files = new();
    private readonly Lazy<JsonDocument> _document;

    private FactFile(string name)
    {
        Name = name;
        _document = new(() =>
        {
            using var stream = Open();
            return JsonDocument.Parse(stream);
        });
    }

    /// <summary>Without path and extension, as in "models".</summary>
    public string Name { get; }

    /// <summary>From the root of the repository.</summary>
    public string Path => $"tools/azure-definitions/Facts/{Name}{Extension}";

    public string Subject => Text("subject");

    /// <summary>A URL; rows may name another.</summary>
    public string Source => Text("source");

    /// <summary>The day on which the source was read; rows may have another.</summary>
    public DateOnly Read => Day(Text("read"));

    /// <summary>documented, reported or measured; rows may have another.</summary>
    public string Sure => Text("sure");

    public IEnumerable<FactRow> Rows => Root.GetProperty("rows").EnumerateArray().Select(row => new FactRow(this, row));

    /// <summary>The whole file, for those that have more than rows.</summary>
    public JsonElement Root => _document.Value.RootElement;

    /// <summary>All files, in the order of their names.</summary>
    public static IEnumerable<FactFile> All =>
        Assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Of(name[Prefix.Length..^Extension.Length]));

    /// <param name="name">As in "models".</param>
    public static FactFile Of(string name) => Files.GetOrAdd(name, key => new(() => new FactFile(key))).Value;

    /// <summary>The oldest day on which anything in the file was read.</summary>
    public DateOnly Oldest()
    {
        using var stream = Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reader = new Utf8JsonReader(bytes);
        var oldest = DateOnly.MaxValue;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("read"u8) && reader.Read())
            {
                var day = Day(reader.GetString()!);
                oldest = day < oldest ? day : oldest;
            }
        }

        return oldest;
    }

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Text(string property) => Root.GetProperty(property).GetString()!;

    private Stream Open() =>
        Assembly.GetManifestResourceStream($"{Prefix}{Name}{Extension}")
        ?? throw new InvalidOperationException($"{Path} does not exist or is not embedded");
}
