using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallOrder()
    : Rule(
        new()
        {
            Id = "firewall-order",
            Title = "Rule groups of a policy are made one after another, before the firewall, and the workload after it",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/ResourceModules/issues/1325",
            Types = ["network:FirewallPolicyRuleCollectionGroup", "network:AzureFirewall"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var groups = plan.Of("network:FirewallPolicyRuleCollectionGroup").ToList();
        foreach (var policy in groups.GroupBy(plan.ParentOf))
        {
            var ofPolicy = policy.ToList();
            for (var i = 0; i < ofPolicy.Count; i++)
            {
                foreach (
                    var other in ofPolicy.Skip(i + 1).Where(other => !plan.Waits(ofPolicy[i], other) && !plan.Waits(other, ofPolicy[i]))
                )
                {
                    yield return ofPolicy[i]
                        .Problem($"and {other.Name} change one policy at once, which Azure refuses; let one depend on the other");
                }
            }
        }

        foreach (var firewall in plan.Of("network:AzureFirewall"))
        {
            foreach (
                var group in groups.Where(group =>
                    plan.ParentOf(group) is { } policy
                    && string.Equals(firewall.Text("firewallPolicy.id"), policy.Id, StringComparison.OrdinalIgnoreCase)
                    && !plan.Waits(firewall, group)
                )
            )
            {
                yield return firewall.Problem(
                    $"does not wait for {group.Name}, so it stands for minutes with rules that change under it; add it to DependsOn"
                );
            }

            foreach (
                var site in plan.Of("web:WebApp")
                    .Where(site =>
                        plan.Network.Find(site.Text("virtualNetworkSubnetId")) is { RouteTable: not null } subnet
                        && plan.Find(subnet.RouteTable) is not null
                        && !plan.Waits(site, firewall)
                    )
            )
            {
                yield return site.Problem($"does not wait for {firewall.Name}, through which it leaves; add it to DependsOn");
            }
        }
    }
}
