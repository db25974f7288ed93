using System.Text.Json.Nodes;
using Planning.Plans;

namespace Delivery.Bootstrap;

/// <summary>A required property of an existing resource. A stricter value is accepted and kept.</summary>
/// <param name="Path">As in properties.minimumTlsVersion.</param>
/// <param name="Wanted">The value to set if the current one is too weak.</param>
/// <param name="Enough">Accepts other values that are at least as strict; null accepts none.</param>
internal sealed record Held(string Path, JsonNode Wanted, Func<JsonNode, bool>? Enough = null)
{
    /// <summary>For a text that Entra ID compares letter by letter.</summary>
    public bool IsExact { get; init; }

    public static Held AtLeast(string path, int wanted) =>
        new(path, wanted, value => int.TryParse(value.ToString(), out var number) && number >= wanted);

    /// <returns>Null if the value is accepted.</returns>
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

    /// <summary>Azure may return most texts in another case, but lists unchanged.</summary>
    private bool Same(JsonNode value, JsonNode wanted) =>
        value is JsonArray || wanted is JsonArray
            ? JsonNode.DeepEquals(value, wanted)
            : string.Equals(value.ToString(), wanted.ToString(), IsExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonNode? value) => value is JsonValue or null ? value?.ToString() ?? "not set" : value.ToJsonString();
}
