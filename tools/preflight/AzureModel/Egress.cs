using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>The outbound traffic that the firewalls of a plan allow.</summary>
public static class Egress
{
    public static IEnumerable<(AzureResource Group, JsonNode Rule)> Rules(AzurePlan plan) =>
        from declared in plan.Of("network:FirewallPolicyRuleCollectionGroup")
        from collection in declared.List("ruleCollections")
        from rule in collection.List("rules")
        select (declared, rule);

    public static bool Allows(AzurePlan plan, Subnet subnet, string host) =>
        Rules(plan)
            .Any(entry =>
                entry
                    .Rule.Texts("sourceAddresses")
                    .Any(source =>
                        source == "*" || Addresses.Parse(source) is { } range && subnet.Prefixes.All(prefix => range.Holds(prefix))
                    )
                && entry
                    .Rule.Texts("targetFqdns")
                    .Any(name =>
                        name == host
                        || name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
                    )
            );
}
