using System.Net;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetCoverage()
    : Rule(
        new()
        {
            Id = "subnet-coverage",
            Title = "A rule that names a range of the network names whole subnets",
            Why = "Azure gives each instance of a service any address of its subnet, so a rule for a part of it works only at times.",
            Fix = "Set the range of the subnet, or name its parts in one rule or in several.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/app-service/overview-vnet-integration#subnet-requirements",
            Types = ["network:NetworkSecurityGroup", "network:FirewallPolicyRuleCollectionGroup"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                addressSpace: { addressPrefixes: [10.0.0.0/22] }
                subnets:
                  - name: app
                    addressPrefix: 10.0.0.0/26
            endpoints-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: from-app
                    direction: Inbound
                    access: Allow
                    priority: 100
                    protocol: Tcp
                    sourceAddressPrefix: 10.0.0.0/26
                    sourcePortRange: "*"
                    destinationAddressPrefix: "*"
                    destinationPortRange: "443"
            """,
        }
    )
{
    /// <param name="Key">The rest of the rule: rules that differ only in this list of addresses cover a subnet together.</param>
    private sealed record Side(AzureResource Group, string Rule, string Key, IReadOnlyList<string> Ranges);

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var space = plan.Of("network:VirtualNetwork").SelectMany(Topology.Space).ToList();
        return space.Count == 0 || plan.Network.Subnets.Count == 0
            ? []
            : Security(plan)
                .Concat(Firewall(plan))
                .GroupBy(side => (side.Group, side.Key))
                .SelectMany(alike => Judge([.. alike], plan.Network.Subnets, space))
                .Distinct();
    }

    private static IEnumerable<Side> Security(AzurePlan plan) =>
        from @group in plan.Of("network:NetworkSecurityGroup")
        from rule in plan.Network.RulesOf(@group)
        where rule.Allows
        let key = $"{(rule.Inbound ? "in" : "out")} {rule.Body["protocol"]} {Text(rule.Ports)} "
        from side in (IEnumerable<Side>)
            [
                new(@group, rule.Name, $"{key} from, to {Text(rule.Destinations)}", [.. rule.Sources]),
                new(@group, rule.Name, $"{key} to, from {Text(rule.Sources)}", [.. rule.Destinations]),
            ]
        select side;

    private static IEnumerable<Side> Firewall(AzurePlan plan) =>
        from rule in Egress.Rules(plan)
        where rule.Allows && !rule.IsTranslation
        let to = Text(rule.Hosts.Concat(Texts(rule, "destinationFqdns")).Concat(Texts(rule, "destinationAddresses")))
        select new Side(rule.Group, rule.Name, $"{to} {Text(Texts(rule, "destinationPorts"))}", [.. rule.Sources]);

    private static IEnumerable<string> Texts(EgressRule rule, string list) => rule.Body.Texts(list);

    private static string Text(IEnumerable<string> parts) => string.Join(',', parts.Order(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<Problem> Judge(IReadOnlyList<Side> alike, IEnumerable<Subnet> subnets, IReadOnlyList<IPNetwork> space)
    {
        // A single address is that of a machine or of an endpoint with a static address.
        var named = alike
            .SelectMany(side => side.Ranges.SelectMany(AddressSet.Of).Select(range => (side, range)))
            .Where(each =>
                each.range.PrefixLength < each.range.BaseAddress.GetAddressBytes().Length * 8 && space.Any(whole => whole.Holds(each.range))
            )
            .ToList();
        foreach (var (side, range) in named)
        {
            if (!subnets.Any(subnet => subnet.Prefixes.Any(prefix => prefix.Overlaps(range))))
            {
                yield return side.Group.Problem(
                    $"the rule {side.Rule} names {range}, where the network has no subnet; set a subnet's range"
                );
            }
        }

        if (named.Count == 0)
        {
            yield break;
        }

        var all = alike.SelectMany(side => side.Ranges).SelectMany(AddressSet.Of).ToList();
        foreach (var subnet in subnets)
        {
            foreach (var prefix in subnet.Prefixes)
            {
                var parts = named.Where(each => prefix.Holds(each.range)).ToList();
                if (parts.Count > 0 && ((IReadOnlyList<IPNetwork>)[prefix]).Without(all) is { Count: > 0 } left)
                {
                    yield return parts[0]
                        .side.Group.Problem(
                            $"the rule {parts[0].side.Rule} names {string.Join(", ", parts.Select(each => each.range).Distinct())}, "
                                + $"a part of the subnet {subnet.Name} ({prefix}), and no rule like it names {string.Join(", ", left)}; "
                                + "set the subnet's range"
                        );
                }
            }
        }
    }
}
