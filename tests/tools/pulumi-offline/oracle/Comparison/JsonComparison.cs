using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Oracle.Tests.Comparison;

/// <summary>Walks two JSON values side by side and names each place where they disagree. Nothing is equal to null but null.</summary>
public static class JsonComparison
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<(string Path, string? Left, string? Right)> Compare(string path, JsonNode? left, JsonNode? right) =>
        (left, right) switch
        {
            (JsonObject a, JsonObject b) => Members(path, a, b),
            (JsonArray a, JsonArray b) => Elements(path, a, b),
            _ when JsonNode.DeepEquals(left, right) => [],
            _ => [(path, Text(left), Text(right))],
        };

    private static IEnumerable<(string, string?, string?)> Members(string path, JsonObject left, JsonObject right)
    {
        foreach (var name in left.Select(member => member.Key).Union(right.Select(member => member.Key)).Order(StringComparer.Ordinal))
        {
            var hasLeft = left.TryGetPropertyValue(name, out var a);
            var hasRight = right.TryGetPropertyValue(name, out var b);
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            if (hasLeft && hasRight)
            {
                foreach (var difference in Compare(inner, a, b))
                    yield return difference;
            }
            else
            {
                yield return (inner, hasLeft ? Text(a) : null, hasRight ? Text(b) : null);
            }
        }
    }

    private static IEnumerable<(string, string?, string?)> Elements(string path, JsonArray left, JsonArray right)
    {
        for (var index = 0; index < Math.Max(left.Count, right.Count); index++)
        {
            var inner = $"{path}[{index}]";
            if (index >= left.Count)
                yield return (inner, null, Text(right[index]));
            else if (index >= right.Count)
                yield return (inner, Text(left[index]), null);
            else
            {
                foreach (var difference in Compare(inner, left[index], right[index]))
                    yield return difference;
            }
        }
    }

    private static string Text(JsonNode? node) => node?.ToJsonString(Relaxed) ?? "null";
}
