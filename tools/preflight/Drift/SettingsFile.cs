using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;

namespace Preflight.Drift;

/// <summary>Settings in Azure: a JSON object in each line, with `of`, the id of what is listed, and its `properties`.</summary>
public static class SettingsFile
{
    /// <returns>By id, without case.</returns>
    /// <exception cref="Failure">The file is missing or no such file.</exception>
    public static Func<string, JsonObject> Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"there is no file of settings {file}; .ci/drift writes one");
        }

        try
        {
            var listed = File.ReadLines(file)
                .Where(line => line.Length > 0)
                .Select(line => JsonNode.Parse(line) as JsonObject ?? throw new JsonException("a line holds no object"))
                .ToDictionary(
                    line => line["of"]?.ToString() ?? throw new JsonException("a line lacks `of`"),
                    line => line["properties"] as JsonObject ?? throw new JsonException("a line lacks `properties`"),
                    StringComparer.OrdinalIgnoreCase
                );
            return id => listed.GetValueOrDefault(id) ?? throw new Failure($"{file} has no settings of {id}, so they cannot be compared");
        }
        catch (Exception exception)
            when (exception is JsonException or ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException
            )
        {
            // The text of the exception could quote a value.
            throw new Failure($"{file} is no file of settings: each line must be an object with `of` and `properties`");
        }
    }
}
