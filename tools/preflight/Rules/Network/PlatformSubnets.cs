using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlatformSubnets()
    : Rule(
        new()
        {
            Id = "platform-subnet",
            Title = "Subnets of the platform, such as AzureFirewallSubnet, have only what Azure supports",
            Why = "A security group, a route, a delegation or an endpoint in such a subnet is rejected, or stops the service.",
            Fix = "Remove what the message names, or move it to another subnet.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/virtual-network/virtual-network-for-azure-services",
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: AzureFirewallSubnet
                  - name: endpoints
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
            """,
        }
    )
{
    private const string Firewall = "AzureFirewallSubnet";
    private const string Bastion = "AzureBastionSubnet";

    private static readonly string[] NoGroup = [Firewall, "AzureFirewallManagementSubnet", "GatewaySubnet", "RouteServerSubnet"];
    private static readonly string[] All = [.. NoGroup, Bastion];
    private static readonly string[] NoRoutes = [Bastion, "RouteServerSubnet"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var subnet in plan.Network.Subnets.Where(subnet => All.Contains(subnet.Name)))
        {
            if (NoGroup.Contains(subnet.Name) && subnet.SecurityGroup is not null)
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} has a network security group, which Azure does not support there; remove it"
                );
            }

            if (subnet.Delegations.Any())
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} is delegated to {string.Join(", ", subnet.Delegations)}; remove the delegation"
                );
            }

            foreach (var problem in Routes(subnet, plan))
            {
                yield return subnet.Declared.Problem(problem);
            }

            if (
                subnet.Name == Bastion
                && plan.Find(subnet.SecurityGroup) is { } group
                && BastionTraffic.Lacking(plan.Network.RulesOf(group)) is { Count: > 0 } lacking
            )
            {
                yield return group.Problem(
                    $"protects {Bastion} and does not allow {string.Join(" and ", lacking)}, which Bastion requires; add the rules"
                );
            }

            foreach (
                var endpoint in plan.Of("network:PrivateEndpoint")
                    .Where(endpoint => string.Equals(endpoint.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase))
            )
            {
                yield return endpoint.Problem($"is in {subnet.Name}, which takes no private endpoint; move it to another subnet");
            }
        }
    }

    private static IEnumerable<string> Routes(Subnet subnet, AzurePlan plan)
    {
        if (subnet.RouteTable is null)
        {
            yield break;
        }

        if (NoRoutes.Contains(subnet.Name))
        {
            yield return $"the subnet {subnet.Name} has a route table, which Azure does not support there; remove it";
        }
        else if (
            plan.Find(subnet.RouteTable) is { } table
            && plan.Network.RoutesOf(table).FirstOrDefault(route => route.IsDefault && route.NextHop != "Internet") is { } route
            && !(subnet.Name == Firewall && plan.Of("network:AzureFirewall").Any(firewall => firewall.Has("managementIpConfiguration")))
        )
        {
            yield return $"the subnet {subnet.Name} sends 0.0.0.0/0 to {route.NextHop}, which stops the service; remove the route table, "
                + "or give the route the next hop Internet";
        }
    }
}
