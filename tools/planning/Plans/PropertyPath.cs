using System.Globalization;
using System.Text.Json.Nodes;

namespace Planning.Plans;

/// <summary>Values inside a resource's inputs, by a path as in properties.networkAcls.ipRules[0].value.</summary>
public static class PropertyPath
{
    /// <returns>Null if any step is absent; the mark of the secret or the unknown where a step is one as a whole.</returns>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (node is JsonValue whole && whole.ToString() is PlannedValues.Secret or PlannedValues.Unknown)
            {
                return node;
            }

            node =
                step[0] == '['
                    ? node is JsonArray list && int.TryParse(step[1..^1], CultureInfo.InvariantCulture, out var index) && index < list.Count
                        ? list[index]
                        : null
                    : node is JsonObject map
                        ? map[step]
                        : null;
        }

        return node;
    }

    /// <returns>The value as text; null if there is none or it is no scalar.</returns>
    public static string? Text(this JsonNode? node, string path) => node.At(path) is JsonValue value ? value.ToString() : null;

    public static IEnumerable<JsonNode> List(this JsonNode? node, string path) =>
        node.At(path) is JsonArray list ? list.OfType<JsonNode>() : [];

    /// <summary>A list of strings, or the keys of a map: Pulumi's SDKs differ in how they give ids of identities.</summary>
    public static IEnumerable<string> Texts(this JsonNode? node, string path) =>
        node.At(path) switch
        {
            JsonArray list => list.OfType<JsonValue>().Select(value => value.ToString()),
            JsonObject map => map.Select(entry => entry.Key),
            _ => [],
        };

    /// <summary>Every scalar with its path.</summary>
    public static IEnumerable<(string Path, JsonValue Value)> Leaves(this JsonNode? node, string path = "") =>
        node switch
        {
            JsonObject map => map.SelectMany(entry => entry.Value.Leaves(path.Length == 0 ? entry.Key : $"{path}.{entry.Key}")),
            JsonArray list => list.SelectMany((item, i) => item.Leaves(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"))),
            JsonValue value => [(path, value)],
            _ => [],
        };
}
