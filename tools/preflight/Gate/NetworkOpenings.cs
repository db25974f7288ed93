using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.Gate;

/// <summary>Network and firewall rules that would open to any source, and deny rules that would be removed.</summary>
public static class NetworkOpenings
{
    private static readonly string[] AnySource = ["*", "0.0.0.0/0", "::/0", "Internet", "Any"];

    /// <param name="old">Null if it is new among what was there.</param>
    public static IEnumerable<string> Of(string type, PlannedResource? old, PlannedResource now) =>
        type switch
        {
            "network:NetworkSecurityGroup" => Compare(old?.Inputs.List("securityRules"), now.Inputs.List("securityRules")),
            "network:SecurityRule" => Compare(old is null ? null : [old.Inputs], [now.Inputs]),
            "network:FirewallPolicyRuleCollectionGroup" => Compare(old is null ? null : Rules(old), Rules(now)),
            _ => [],
        };

    private static IEnumerable<string> Compare(IEnumerable<JsonNode>? before, IEnumerable<JsonNode> after)
    {
        var old = (before ?? []).ToLookup(Name);
        var now = after.ToList();
        foreach (var rule in now.Where(rule => Opens(rule) is not null && !old[Name(rule)].Any(each => Shape(each) == Shape(rule))))
        {
            yield return $"the rule {Name(rule)} would open {Opens(rule)}";
        }

        // The last denial of everything moves with the rules before it; another of the same shape is as good.
        foreach (
            var denial in old.SelectMany(group => group).Where(rule => Is(rule, "Deny") && !now.Exists(each => Shape(each) == Shape(rule)))
        )
        {
            yield return $"the denial {Name(denial)} would be removed or changed";
        }
    }

    private static string? Opens(JsonNode rule)
    {
        if (!Is(rule, "Allow"))
        {
            return null;
        }

        var to = Values(
                rule,
                "destinationAddressPrefix",
                "destinationAddressPrefixes",
                "destinationAddresses",
                "targetFqdns",
                "destinationFqdns"
            )
            .Where(AnySource.Contains)
            .ToList();
        var from = Values(rule, "sourceAddressPrefix", "sourceAddressPrefixes", "sourceAddresses").Where(AnySource.Contains).ToList();
        return rule.Text("direction") switch
        {
            "Inbound" => from.Count > 0 ? $"the way in from {from[0]}" : null,
            _ => to.Count > 0 ? $"egress to {to[0]}" : null,
        };
    }

    /// <summary>What a rule does, in one text.</summary>
    private static string Shape(JsonNode rule) =>
        string.Join(
            '|',
            new[]
            {
                rule.Text("access") ?? rule.Text("action"),
                rule.Text("direction"),
                rule.Text("protocol"),
                Joined(rule, "destinationPortRange", "destinationPortRanges", "destinationPorts"),
                Joined(rule, "sourceAddressPrefix", "sourceAddressPrefixes", "sourceAddresses"),
                Joined(
                    rule,
                    "destinationAddressPrefix",
                    "destinationAddressPrefixes",
                    "destinationAddresses",
                    "targetFqdns",
                    "destinationFqdns"
                ),
                rule.At("protocols")?.ToJsonString(),
            }
        );

    private static string Joined(JsonNode rule, params string[] paths) =>
        string.Join(',', Values(rule, paths).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Values(JsonNode rule, params string[] paths) =>
        paths.SelectMany(path =>
            rule.At(path) is JsonArray ? rule.Texts(path)
            : rule.Text(path) is { } one ? [one]
            : []
        );

    private static bool Is(JsonNode rule, string access) =>
        string.Equals(rule.Text("access") ?? rule.Text("action"), access, StringComparison.OrdinalIgnoreCase);

    private static string Name(JsonNode rule) => rule.Text("name") ?? rule.Text("securityRuleName") ?? "without a name";

    /// <summary>Rules of a firewall have their collection's action.</summary>
    private static IEnumerable<JsonNode> Rules(PlannedResource group) =>
        group
            .Inputs.List("ruleCollections")
            .SelectMany(collection =>
                collection
                    .List("rules")
                    .Select(rule =>
                    {
                        var copy = rule.DeepClone().AsObject();
                        copy["action"] = collection.Text("action.type");
                        return copy;
                    })
            );
}
