using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.Gate;

/// <summary>Content filters that would block less.</summary>
public static class ContentFilters
{
    private static readonly string[] Severities = ["Low", "Medium", "High"];

    public static IEnumerable<string> Of(string type, PlannedResource old, PlannedResource now) =>
        type switch
        {
            "cognitiveservices:RaiPolicy" => Policy(old, now),
            "cognitiveservices:Deployment" => Deployment(
                old.Inputs.Text("properties.raiPolicyName"),
                now.Inputs.Text("properties.raiPolicyName")
            ),
            _ => [],
        };

    private static IEnumerable<string> Policy(PlannedResource old, PlannedResource now)
    {
        var after = now.Inputs.List("properties.contentFilters").ToLookup(Key);
        foreach (var before in old.Inputs.List("properties.contentFilters").Where(each => Is(each, "enabled")))
        {
            var filter = after[Key(before)].FirstOrDefault();
            if (filter is null || !Is(filter, "enabled"))
            {
                yield return $"the filter {Key(before)} would be {(filter is null ? "removed" : "off")}";
                continue;
            }

            if (Is(before, "blocking") && !Is(filter, "blocking"))
            {
                yield return $"the filter {Key(before)} would see and not block";
            }

            if (Rank(filter) > Rank(before))
            {
                yield return $"the filter {Key(before)} would begin at "
                    + $"{filter.Text("severityThreshold") ?? "no level"}, not at {before.Text("severityThreshold")}";
            }
        }
    }

    /// <summary>Microsoft's own policies have the defaults of the service; a policy of the workload was made to be stricter.</summary>
    private static IEnumerable<string> Deployment(string? before, string? after) =>
        before is not null && !before.StartsWith("Microsoft.", StringComparison.Ordinal) && after is not null && before != after
            ? [$"its content filter would be {after} in place of {before}"]
            : [];

    private static string Key(JsonNode filter) => $"{filter.Text("name")} of {filter.Text("source")}";

    private static bool Is(JsonNode filter, string path) => filter.Text(path) == "true";

    private static int Rank(JsonNode filter) =>
        filter.Text("severityThreshold") is { } severity && Array.IndexOf(Severities, severity) is var at and >= 0 ? at
        : filter.Text("severityThreshold") is null ? -1
        : Severities.Length;
}
