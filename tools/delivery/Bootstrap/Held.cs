using System.Text.Json.Nodes;
using Planning.Plans;

namespace Delivery.Bootstrap;

/// <summary>A property that an existing resource is held to. What is stricter than wanted is enough, and stays.</summary>
/// <param name="Path">As in properties.minimumTlsVersion.</param>
/// <param name="Wanted">Written where what is there is not enough.</param>
/// <param name="Enough">Beside the wanted value itself; null accepts no other.</param>
internal sealed record Held(string Path, JsonNode Wanted, Func<JsonNode, bool>? Enough = null)
{
    public static Held AtLeast(string path, int wanted) =>
        new(path, wanted, value => int.TryParse(value.ToString(), out var number) && number >= wanted);

    /// <returns>Null where it is enough.</returns>
    public string? Difference(JsonObject existing)
    {
        var value = existing.At(Path);
        return value is not null && (Same(value, Wanted) || Enough?.Invoke(value) == true)
            ? null
            : $"{Path}: {Text(value)} -> {Text(Wanted)}";
    }

    public void Write(JsonObject target)
    {
        var steps = Path.Split('.');
        foreach (var step in steps[..^1])
        {
            target = target[step] as JsonObject ?? (JsonObject)(target[step] = new JsonObject());
        }

        target[steps[^1]] = Wanted.DeepClone();
    }

    /// <summary>Azure gives texts back in another case, and lists as they were given.</summary>
    private static bool Same(JsonNode value, JsonNode wanted) =>
        value is JsonArray || wanted is JsonArray
            ? JsonNode.DeepEquals(value, wanted)
            : string.Equals(value.ToString(), wanted.ToString(), StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonNode? value) => value is JsonValue or null ? value?.ToString() ?? "not set" : value.ToJsonString();
}
