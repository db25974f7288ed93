using System.Text.Json;

namespace App.Ingestion;

/// <summary>
/// access.json: {"PATH": {"groups": ["everyone"], "classification": "public"}}, where PATH is a document, a folder or "" for all.
/// The longest path that fits decides; a document that none fits is for nobody.
/// </summary>
internal sealed class FolderAccess
{
    public const string FileName = "access.json";

    private static readonly string[] Classifications = ["public", "internal", "confidential"];
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly Entry Nobody = new("", [], "confidential");

    private readonly List<Entry> entries = [];

    /// <param name="Groups">In one order, whichever they were written in.</param>
    internal sealed record Entry(string Path, IReadOnlyList<string> Groups, string Classification);

    /// <exception cref="InvalidDataException">The file is wrong; says everything that is.</exception>
    public static FolderAccess Read(string folder)
    {
        var access = new FolderAccess();
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
            access.Parse(File.ReadAllBytes(file), file);
        return access;
    }

    public Entry For(string id) => entries.Where(entry => Fits(entry.Path, id)).MaxBy(entry => entry.Path.Length) ?? Nobody;

    // Whole names alone: "hr" is not "hr-handbook.md".
    private static bool Fits(string path, string id) =>
        path.Length == 0 || id == path || id.StartsWith($"{path}/", StringComparison.Ordinal);

    private void Parse(byte[] json, string file)
    {
        var problems = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                problems.Add("it is no object");
            else
                foreach (var property in document.RootElement.EnumerateObject())
                    Add(property.Name.Trim('/'), property.Value, problems);
        }
        catch (JsonException broken)
        {
            problems.Add($"it is no JSON: {broken.Message}");
        }

        if (problems.Count > 0)
            throw new InvalidDataException(
                $"'{file}' does not say who may read the documents, so none is taken in:"
                    + $"{string.Concat(problems.Select(problem => $"\n  - {problem}"))}\n"
                    + "Write it as {\"PATH\": {\"groups\": [\"everyone\"], \"classification\": \"public\"}}."
            );
    }

    private void Add(string path, JsonElement value, List<string> problems)
    {
        if (
            value.ValueKind != JsonValueKind.Object
            || value.GetPropertyCount() != 2
            || !value.TryGetProperty("groups", out var groups)
            || !value.TryGetProperty("classification", out var classification)
        )
            problems.Add($"\"{path}\" has to have groups and classification, each once, and nothing else");
        else if (Ids(groups) is not { } ids)
            problems.Add($"\"{path}\" has groups {groups.GetRawText()}; allowed: a list of group ids or \"everyone\"");
        else if (classification.ValueKind != JsonValueKind.String || !Classifications.Contains(classification.GetString()))
            problems.Add($"\"{path}\" has classification {classification.GetRawText()}; allowed: {string.Join(", ", Classifications)}");
        else if (entries.Exists(entry => entry.Path == path))
            problems.Add($"\"{path}\" is there twice");
        else
            entries.Add(new Entry(path, ids, classification.GetString()!));
    }

    private static List<string>? Ids(JsonElement groups)
    {
        if (groups.ValueKind != JsonValueKind.Array)
            return null;
        var ids = new List<string>();
        foreach (var group in groups.EnumerateArray())
        {
            if (group.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(group.GetString()))
                return null;
            ids.Add(group.GetString()!.Trim());
        }

        return [.. ids.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
    }
}
