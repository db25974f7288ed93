using System.Text.Json.Nodes;

namespace Planning.Projects;

/// <summary>The ESC environments of a stack file: names, and values that are written in the file itself.</summary>
internal static class StackEnvironments
{
    /// <param name="environment">`environment:` of the stack file: a list of names, or imports and values.</param>
    public static IReadOnlyList<string> Imports(JsonNode? environment) =>
        ((environment as JsonArray) ?? (environment as JsonObject)?["imports"] as JsonArray)
            ?
            // An import may carry options: { name: { merge: false } }.
            .Select(import => import is JsonObject options ? options.First().Key : import?.ToString() ?? "")
            .ToList()
        ?? [];

    /// <summary>The values of the files, below those that the stack file itself writes down.</summary>
    public static EnvironmentValues Values(ProjectFile project, JsonNode? environment, IReadOnlyList<string> files)
    {
        var values = new EnvironmentValues(new Dictionary<string, JsonNode?>(), new Dictionary<string, string>(), []);
        foreach (var file in files)
        {
            values = EnvironmentFile.Read(project, file).Over(values);
        }

        return (environment as JsonObject)?["values"] is JsonObject own ? EnvironmentValues.Of(project.Name, own).Over(values) : values;
    }

    /// <summary>What stays unknown, and how to name it.</summary>
    public static IEnumerable<string> Limits(string stackFile, IReadOnlyList<string> imports, EnvironmentValues values, bool hasFiles)
    {
        if (imports.Count > 0 && !hasFiles)
        {
            yield return $"{stackFile} takes values from {string.Join(", ", imports)}, which only Pulumi ESC can open; run "
                + $"`pulumi env open {imports[0]} --format detailed > {FileName(imports[0])}`, then add --env-file {FileName(imports[0])}";
        }

        if (values.Unresolved.Count > 0)
        {
            yield return $"only Pulumi ESC can compute {string.Join(", ", values.Unresolved.Order(StringComparer.Ordinal))}; the stack is "
                + "planned without them";
        }
    }

    private static string FileName(string environment) => environment.Split('/')[^1].Split('@')[0] + ".json";
}
