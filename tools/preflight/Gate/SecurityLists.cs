using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.Gate;

/// <summary>Lists of which one element more, or one less, protects less.</summary>
public static class SecurityLists
{
    /// <summary>Lists of admitted callers and of allowed traffic.</summary>
    private static readonly string[] MustNotGrow =
    [
        "ipRules",
        "virtualNetworkRules",
        "ipSecurityRestrictions",
        "scmIpSecurityRestrictions",
        "allowedFqdnList",
        "excludedPaths",
        "exclusions",
        "ruleGroupOverrides",
        "resourceAccessRules",
        "allowedAudiences",
    ];

    /// <summary>What stops, and what writes down.</summary>
    private static readonly string[] MustNotShrink =
    [
        "dataExfiltrationProtections",
        "managedRuleSets",
        "customRules",
        "logs",
        "customBlocklists",
    ];

    public static IEnumerable<string> Of(PlannedResource old, PlannedResource now)
    {
        var (before, after) = (Lists(old.Inputs), Lists(now.Inputs));
        foreach (var path in before.Keys.Union(after.Keys))
        {
            var (name, had, has) = (
                path[(path.LastIndexOf('.') + 1)..],
                before.GetValueOrDefault(path, []),
                after.GetValueOrDefault(path, [])
            );
            foreach (var added in MustNotGrow.Contains(name) ? has.Except(had) : [])
            {
                yield return $"{path} would let through one more: {added}";
            }

            foreach (var removed in MustNotShrink.Contains(name) ? had.Except(has) : [])
            {
                yield return $"{path} would lose {removed}";
            }
        }
    }

    /// <summary>Every list outside of lists, by its path.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Lists(JsonNode? node, string path = "") =>
        node is not JsonObject map
            ? []
            : map.SelectMany(entry =>
                    entry.Value is JsonArray list
                        ?
                        [
                            KeyValuePair.Create(
                                Path(path, entry.Key),
                                (IReadOnlyList<string>)[.. list.Where(Counts).Select(Identity).Distinct()]
                            ),
                        ]
                        : Lists(entry.Value, Path(path, entry.Key)).AsEnumerable()
                )
                .DistinctBy(entry => entry.Key)
                .ToDictionary();

    private static string Path(string above, string key) => above.Length == 0 ? key : $"{above}.{key}";

    /// <summary>A deny rule opens nothing; a rule that only logs or is off does not count.</summary>
    private static bool Counts(JsonNode? element) =>
        element is not JsonObject map
        || !string.Equals(map["action"]?.ToString(), "Deny", StringComparison.OrdinalIgnoreCase)
            && map["enabled"]?.ToString() != "false"
            && map["state"]?.ToString() != "Disabled";

    /// <summary>What an element is, apart from how it is called or described.</summary>
    private static string Identity(JsonNode? element)
    {
        if (element is not JsonObject map)
        {
            return element?.ToString() ?? "null";
        }

        string[] keys =
        [
            "value",
            "iPAddressOrRange",
            "ipAddressOrRange",
            "ipAddress",
            "vnetSubnetResourceId",
            "virtualNetworkResourceId",
            "category",
            "categoryGroup",
            "blocklistName",
            "resourceId",
        ];
        return keys.Select(key => map[key]?.ToString()).FirstOrDefault(value => value is not null)
            ?? (
                map["ruleSetType"] is { } set && map["ruleSetVersion"] is { } version ? $"{set} {version}"
                : map["priority"] is not null && map["name"] is { } name ? name.ToString()
                : map.ToJsonString()
            );
    }
}
