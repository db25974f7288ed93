using System.Text.Json;

namespace App.Ingestion;

/// <summary>
/// access.json: {"PATH": {"groups": ["everyone"], "classification": "public"}}, where PATH is a document, a folder or "" for all.
/// The longest matching path applies. Without a match no user can read the document.
/// </summary>
internal sealed class FolderAccess
{
    public const string FileName = "access.json";

    private static readonly string[] Classifications = ["public", "internal", "confidential"];
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly Entry NoAccess = new("", [], "confidential");

    private readonly List<Entry> entries = [];

    /// <param name="Groups">Sorted.</param>
    internal sealed record Entry(string Path, IReadOnlyList<string> Groups, string Classification);

    /// <exception cref="InvalidDataException">Lists every problem of the file.</exception>
    public static FolderAccess Read(string folder)
    {
        var access = new FolderAccess();
        var file = Path.Combine(folder, FileName);
        if (File.Exists(file))
            access.Parse(File.ReadAllBytes(file), file);
        return access;
    }

    public Entry For(string id) => entries.Where(entry => Fits(entry.Path, id)).MaxBy(entry => entry.Path.Length) ?? NoAccess;

    // Matches whole names only: "hr" does not match "hr-handbook.md".
    private static bool Fits(string path, string id) =>
        path.Length == 0 || id == path || id.StartsWith($"{path}/", StringComparison.Ordinal);

    private void Parse(byte[] json, string file)
    {
        var problems = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                problems.Add("it is not a JSON object");
            else
                foreach (var property in document.RootElement.EnumerateObject())
                    Add(property.Name.Trim('/'), property.Value, problems);
        }
        catch (JsonException broken)
        {
            problems.Add($"it is not JSON: {broken.Message}");
        }

        if (problems.Count > 0)
            throw new InvalidDataException(
                $"'{file}' must define which groups can read the documents; no document was read:"
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
            problems.Add($"\"{path}\" must have groups and classification, each once, and nothing else");
        else if (Ids(groups) is not { } ids)
            problems.Add($"\"{path}\": groups must be a list of group ids or \"everyone\", got {groups.GetRawText()}");
        else if (classification.ValueKind != JsonValueKind.String || !Classifications.Contains(classification.GetString()))
            problems.Add(
                $"\"{path}\": classification must be one of {string.Join(", ", Classifications)}, got {classification.GetRawText()}"
            );
        else if (entries.Exists(entry => entry.Path == path))
            problems.Add($"\"{path}\" is defined twice");
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
