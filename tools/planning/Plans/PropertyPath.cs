using System.Globalization;
using System.Text.Json.Nodes;

namespace Planning.Plans;

/// <summary>Values inside a resource's inputs, by a path as in properties.networkAcls.ipRules[0].value.</summary>
public static class PropertyPath
{
    /// <returns>Null if any step is absent; the mark of the secret or the unknown where a step is one as a whole.</returns>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        var found = Find(node, path);
        UnknownReads.Note(found);
        return found;
    }

    private static JsonNode? Find(JsonNode? node, string path)
    {
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest[1..].IndexOfAny('.', '[') is >= 0 and var found ? found + 1 : rest.Length;
            var step = rest[..end].TrimStart('.');
            rest = rest[end..];
            if (step.Length == 0)
            {
                continue;
            }

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
                        ? map[step.Length == path.Length ? path : step.ToString()]
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

    /// <summary>The path of a property of what a path means, as in tags["a.b"].</summary>
    public static string Below(string path, string name) =>
        name.AsSpan().ContainsAny('.', '[', '"') ? $"{path}[\"{name}\"]"
        : path.Length == 0 ? name
        : $"{path}.{name}";

    /// <summary>Every scalar with its path.</summary>
    public static IReadOnlyList<(string Path, JsonValue Value)> Leaves(this JsonNode? node)
    {
        var leaves = new List<(string, JsonValue)>();
        Collect(node, "", leaves);
        return leaves;
    }

    private static void Collect(JsonNode? node, string path, List<(string, JsonValue)> leaves)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                {
                    Collect(value, path.Length == 0 ? name : $"{path}.{name}", leaves);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Collect(list[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), leaves);
                }

                break;
            case JsonValue value:
                UnknownReads.Note(value);
                leaves.Add((path, value));
                break;
        }
    }
}
