using System.Text.Json.Nodes;
using Planning.Plans;

namespace Rehearsal.Provider;

/// <summary>Paths at which two bodies differ. The region and ids are compared as the provider does: without case and blanks.</summary>
public static class BodyDifference
{
    public static IReadOnlyList<string> Between(JsonObject before, JsonObject after)
    {
        var paths = new List<string>();
        Compare(before, after, "", paths);
        return paths;
    }

    private static void Compare(JsonNode? before, JsonNode? after, string path, List<string> paths)
    {
        switch (before, after)
        {
            case (JsonObject old, JsonObject now):
                foreach (var name in old.Select(entry => entry.Key).Union(now.Select(entry => entry.Key)).Order(StringComparer.Ordinal))
                {
                    Compare(old[name], now[name], PropertyPath.Below(path, name), paths);
                }

                break;
            case (JsonArray old, JsonArray now) when old.Count == now.Count:
                for (var i = 0; i < old.Count; i++)
                {
                    Compare(old[i], now[i], $"{path}[{i}]", paths);
                }

                break;
            default:
                if (!AreEqual(before, after, path))
                {
                    paths.Add(path);
                }

                break;
        }
    }

    private static bool AreEqual(JsonNode? before, JsonNode? after, string path)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return true;
        }

        if (
            before is not JsonValue left
            || after is not JsonValue right
            || !left.TryGetValue<string>(out var old)
            || !right.TryGetValue<string>(out var now)
        )
        {
            return false;
        }

        return path == "location"
            ? Region(old).Equals(Region(now), StringComparison.OrdinalIgnoreCase)
            : old.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) && old.Equals(now, StringComparison.OrdinalIgnoreCase);
    }

    private static string Region(string location) => location.Replace(" ", "", StringComparison.Ordinal);
}
