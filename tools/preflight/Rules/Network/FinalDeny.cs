using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FinalDeny()
    : ResourceRule(
        new()
        {
            Id = "final-deny",
            Title = "Network security groups end with a deny rule",
            Why = "Azure's default rules allow all traffic inside the network and all outbound traffic.",
            Fix = "Add a deny rule for each direction at priority 4096, and name the source subnets in inbound allow rules.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-07"],
            Types = ["network:NetworkSecurityGroup"],
            Example = """
            app-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: from-gateway
                    priority: 100
                    direction: Inbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: 10.0.1.0/24
                    destinationAddressPrefix: 10.0.0.0/26
                    destinationPortRange: '443'
                  - name: deny-inbound
                    priority: 4096
                    direction: Inbound
                    access: Deny
                    protocol: '*'
                    sourceAddressPrefix: '*'
                    destinationAddressPrefix: '*'
                    destinationPortRange: '*'
                  - name: deny-outbound
                    priority: 4096
                    direction: Outbound
                    access: Deny
                    protocol: '*'
                    sourceAddressPrefix: '*'
                    destinationAddressPrefix: '*'
                    destinationPortRange: '*'
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var rules = plan.Network.RulesOf(resource);
        var subnets = plan
            .Network.Subnets.Where(subnet => string.Equals(subnet.SecurityGroup, resource.Id, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var fronts = subnets.Exists(subnet => subnet.Name == "AzureBastionSubnet" || subnet.HasGateway(plan));
        foreach (var inbound in new[] { true, false })
        {
            // Azure rejects an outbound deny in a gateway's subnet; see gateway-outbound.
            var cannotDeny = !inbound && subnets.Exists(subnet => subnet.HasGateway(plan));
            if (!cannotDeny && !rules.Any(rule => rule.Inbound == inbound && rule.DeniesAll))
            {
                yield return resource.Problem(
                    $"no deny rule covers all {(inbound ? "inbound" : "outbound")} traffic; add one at priority 4096"
                );
            }
        }

        foreach (var rule in rules.Where(rule => rule is { Inbound: true, Allows: true, IsFromAnywhere: true } && !fronts))
        {
            yield return resource.Problem(
                $"{rule.Name} allows inbound traffic from {string.Join(", ", rule.Sources)}; set the subnet that calls as its source"
            );
        }

        foreach (
            var rule in rules.Where(rule =>
                rule is { Inbound: true, Allows: true }
                && rule.Sources.Contains("VirtualNetwork", StringComparer.OrdinalIgnoreCase)
                && !fronts
            )
        )
        {
            yield return resource.Warning(
                $"{rule.Name} allows inbound traffic from VirtualNetwork, which holds every subnet and every peered network; "
                    + "set the subnet that calls as its source"
            );
        }
    }
}
