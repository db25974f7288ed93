using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ShadowedRules()
    : Rule(
        new()
        {
            Id = "shadowed-rule",
            Title = "No rule of a security group stands behind a rule that decides the contrary",
            Why = "Azure stops at the first rule that matches, so the later rule never applies.",
            Fix = "Give the later rule a lower priority number, or remove it.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#security-rules",
            Types = ["network:NetworkSecurityGroup"],
            Example = """
            app-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: to-vault
                    direction: Outbound
                    access: Allow
                    priority: 100
                    protocol: Tcp
                    sourceAddressPrefix: 10.0.0.0/26
                    sourcePortRange: "*"
                    destinationAddressPrefix: AzureKeyVault
                    destinationPortRange: "443"
                  - name: deny-all
                    direction: Outbound
                    access: Deny
                    priority: 4096
                    protocol: "*"
                    sourceAddressPrefix: "*"
                    sourcePortRange: "*"
                    destinationAddressPrefix: "*"
                    destinationPortRange: "*"
            """,
        }
    )
{
    /// <summary>Azure accepts no more in one group; each is compared with all before it.</summary>
    private const int MostRules = 1000;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var group in plan.Of("network:NetworkSecurityGroup"))
        {
            var rules = plan.Network.RulesOf(group).Take(MostRules).ToList();
            for (var later = 1; later < rules.Count; later++)
            {
                for (var earlier = 0; earlier < later; earlier++)
                {
                    if (Hides(rules[earlier], rules[later]))
                    {
                        yield return group.Problem(
                            $"the rule {rules[later].Name} never applies: {rules[earlier].Name} with the priority "
                                + $"{rules[earlier].Priority} comes before it and decides the contrary on all of its traffic; "
                                + "change the priority of one"
                        );
                        break;
                    }
                }
            }
        }
    }

    /// <summary>Rules of one priority have no order and are rejected by Azure.</summary>
    private static bool Hides(SecurityRule earlier, SecurityRule later) =>
        earlier.Allows != later.Allows
        && earlier.Inbound == later.Inbound
        && earlier.Priority < later.Priority
        && (earlier.Is("protocol", "*") || earlier.Is("protocol", later.Body.Text("protocol") ?? "?"))
        && AreInside(later.Ports, earlier.Ports, IsPortInside)
        && AreInside(later.Sources, earlier.Sources, IsAddressInside)
        && AreInside(later.Destinations, earlier.Destinations, IsAddressInside);

    /// <summary>A rule for application security groups has no prefixes, and nothing is known of it.</summary>
    private static bool AreInside(IEnumerable<string> inner, IEnumerable<string> outer, Func<string, IReadOnlyList<string>, bool> isInside)
    {
        var all = outer.ToList();
        var parts = inner.ToList();
        return parts.Count > 0 && all.Count > 0 && parts.TrueForAll(part => isInside(part, all));
    }

    private static bool IsPortInside(string port, IReadOnlyList<string> outer) =>
        outer.Any(range =>
            range == "*"
            || SecurityRule.EndsOf(range) is var (first, last)
                && SecurityRule.EndsOf(port) is var (low, high)
                && first <= low
                && high <= last
        );

    private static bool IsAddressInside(string prefix, IReadOnlyList<string> outer) =>
        outer.Contains("*")
        || outer.Contains(prefix, StringComparer.OrdinalIgnoreCase)
        || AddressSet.Of(prefix) is { Count: > 0 } ranges && ranges.Without(outer.SelectMany(AddressSet.Of)).Count == 0;
}
