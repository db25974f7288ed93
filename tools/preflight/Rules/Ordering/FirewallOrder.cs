using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallOrder()
    : Rule(
        new()
        {
            Id = "firewall-order",
            Title = "Firewall rules, firewall and app are created in this order",
            Why = "Azure rejects parallel changes to one policy. An app that starts before the firewall has no outbound access.",
            Fix = "Chain the rule collection groups with dependsOn, add them to the firewall's, and the firewall to the app's.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/ResourceModules/issues/1325",
            Types = ["network:FirewallPolicyRuleCollectionGroup", "network:AzureFirewall"],
            Example = """
            policy:
              type: azure-native:network:FirewallPolicy
            model-rules:
              type: azure-native:network:FirewallPolicyRuleCollectionGroup
              properties:
                firewallPolicyName: ${policy.name}
            sign-in-rules:
              type: azure-native:network:FirewallPolicyRuleCollectionGroup
              properties:
                firewallPolicyName: ${policy.name}
              options:
                dependsOn:
                  - ${model-rules}
            firewall:
              type: azure-native:network:AzureFirewall
              properties:
                firewallPolicy:
                  id: ${policy.id}
              options:
                dependsOn:
                  - ${model-rules}
                  - ${sign-in-rules}
            egress:
              type: azure-native:network:RouteTable
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    routeTable:
                      id: ${egress.id}
            app:
              type: azure-native:web:WebApp
              properties:
                virtualNetworkSubnetId: ${network.id}/subnets/app
              options:
                dependsOn:
                  - ${firewall}
            """,
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
                        .Problem($"and {other.Name} change one policy at the same time, which Azure rejects; let one depend on the other");
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
                yield return firewall.Problem($"does not wait for {group.Name}, so it starts with incomplete rules; add it to dependsOn");
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
                yield return site.Problem(
                    $"does not wait for {firewall.Name}, through which its outbound traffic flows; add it to dependsOn"
                );
            }
        }
    }
}
