using System.Text.Json;

namespace AzureDefinitions.Facts;

/// <summary>One fact of a file.</summary>
public readonly struct FactRow(FactFile file, JsonElement row)
{
    /// <summary>A URL. A row may give the key of one of the file's own `sources`.</summary>
    public string Source => Named is { } named ? named.GetProperty("page").GetString()! : Text("source") ?? file.Source;

    public DateOnly Read => Day("read") ?? (Named is { } named ? FactFile.Day(named.GetProperty("read").GetString()!) : file.Read);

    /// <summary>documented, reported or measured.</summary>
    public string Sure => Text("sure") ?? file.Sure;

    /// <returns>Null if the row does not have the property.</returns>
    public string? Text(string property) => row.TryGetProperty(property, out var value) ? value.GetString() : null;

    /// <summary>A text that every row of the file has.</summary>
    public string this[string property] => row.GetProperty(property).GetString()!;

    public DateOnly? Day(string property) => Text(property) is { } text ? FactFile.Day(text) : null;

    public double? Number(string property) => row.TryGetProperty(property, out var value) ? value.GetDouble() : null;

    public bool Is(string property) => row.TryGetProperty(property, out var value) && value.GetBoolean();

    /// <returns>Empty if the row does not have the property.</returns>
    public IReadOnlyList<string> List(string property) =>
        row.TryGetProperty(property, out var value) ? [.. value.EnumerateArray().Select(each => each.GetString()!)] : [];

    /// <summary>For values of other shapes.</summary>
    public JsonElement Element => row;

    private JsonElement? Named =>
        file.Root.TryGetProperty("sources", out var sources) && Text("source") is { } key && sources.TryGetProperty(key, out var source)
            ? source
            : null;
}
