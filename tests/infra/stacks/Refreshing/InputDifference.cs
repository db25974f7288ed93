using System.Text.Json.Nodes;

namespace Stacks.Tests.Refreshing;

/// <summary>Engine and provider on inputs: ignoreChanges, and the paths that differ.</summary>
internal static class InputDifference
{
    /// <summary>The engine takes ignored properties of the program from the state, never adding or removing elements of a list.</summary>
    /// <param name="path">As in subnets[*].etag.</param>
    public static void Ignore(JsonNode? azure, JsonNode? program, string path)
    {
        var steps = path.Replace("[*]", ".*", StringComparison.Ordinal).Split('.', 2);
        var (step, rest) = (steps[0], steps.Length > 1 ? steps[1] : null);
        if (step == "*")
        {
            foreach (var (old, now) in (azure as JsonArray ?? []).Zip(program as JsonArray ?? []))
            {
                Ignore(old, now, rest!);
            }
        }
        else if (rest is not null)
        {
            Ignore(azure?[step], program?[step], rest);
        }
        else if (program is JsonObject map)
        {
            map.Remove(step);
            if (azure?[step] is { } kept)
            {
                map[step] = kept.DeepClone();
            }
        }
    }

    /// <returns>Paths in the provider's spelling: the deepest property that both have, else the added or removed one.</returns>
    public static IEnumerable<string> Of(JsonNode? azure, JsonNode? program, string path = "") =>
        (azure, program) switch
        {
            (JsonObject old, JsonObject now) => old.Select(entry => entry.Key)
                .Union(now.Select(entry => entry.Key))
                .SelectMany(name => Of(old[name], now[name], path.Length == 0 ? name : $"{path}.{name}")),
            (JsonArray old, JsonArray now) => Enumerable
                .Range(0, Math.Max(old.Count, now.Count))
                .SelectMany(i => Of(old.ElementAtOrDefault(i), now.ElementAtOrDefault(i), $"{path}[{i}]")),
            _ => JsonNode.DeepEquals(azure, program) ? [] : [path],
        };
}
