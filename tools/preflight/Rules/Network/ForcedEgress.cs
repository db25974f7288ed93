using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ForcedEgress()
    : Rule(
        new()
        {
            Id = "forced-egress",
            Title = "All workload subnets send outbound traffic through the firewall",
            Why = "A subnet without the route bypasses the firewall. The subnet of an Application Gateway must not have the route.",
            Fix = "Assign a route table with 0.0.0.0/0 to the firewall's private address.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-08"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            egress:
              type: azure-native:network:RouteTable
              properties:
                routes:
                  - name: all
                    addressPrefix: 0.0.0.0/0
                    nextHopType: VirtualAppliance
                    nextHopIpAddress: 10.0.1.4
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: AzureFirewallSubnet
                  - name: app
                    routeTable:
                      id: ${egress.id}
            firewall:
              type: azure-native:network:AzureFirewall
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var gateways = plan.Of("network:ApplicationGateway")
            .SelectMany(gateway => gateway.List("gatewayIPConfigurations"))
            .Select(config => config.Text("subnet.id"))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var hasFirewall = plan.Of("network:AzureFirewall").Any();
        foreach (var subnet in plan.Network.Subnets)
        {
            var routes = plan.Find(subnet.RouteTable) is { } table ? plan.Network.RoutesOf(table).ToList() : [];
            var forced = routes.Exists(route => route is { Prefix: "0.0.0.0/0", NextHop: "VirtualAppliance" });
            if (gateways.Contains(subnet.Id) && forced)
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} of the application gateway routes 0.0.0.0/0 to an appliance, which Application "
                        + "Gateway v2 does not support; remove the route table"
                );
            }
            else if (
                hasFirewall
                && !gateways.Contains(subnet.Id)
                && !subnet.Name.StartsWith("Azure", StringComparison.Ordinal)
                && !forced
                && (subnet.RouteTable is null || plan.Find(subnet.RouteTable) is not null)
            )
            {
                yield return subnet.Declared.Problem(
                    $"outbound traffic of the subnet {subnet.Name} bypasses the firewall; assign a route table with 0.0.0.0/0 "
                        + "to the firewall's private address"
                );
            }
        }
    }
}
