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
                disableBgpRoutePropagation: true
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
    /// <summary>A shorter range holds more than one service of Azure or a partner.</summary>
    private const int Narrow = 24;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var hasFirewall = plan.Of("network:AzureFirewall").Any();
        var tables = new HashSet<AzureResource>();
        var misled = new HashSet<Route>();
        foreach (var subnet in plan.Network.Subnets)
        {
            var routes = plan.Find(subnet.RouteTable) is { } table ? plan.Network.RoutesOf(table).ToList() : [];
            var forced = routes.Exists(route => route.IsForced);
            if (subnet.HasGateway(plan))
            {
                if (forced)
                {
                    yield return subnet.Declared.Problem(
                        $"the subnet {subnet.Name} of the application gateway routes 0.0.0.0/0 to an appliance, which Application "
                            + "Gateway v2 does not support; remove the route table"
                    );
                }
            }
            else if (
                subnet.Name.StartsWith("Azure", StringComparison.Ordinal)
                || subnet.Name is "GatewaySubnet" or "RouteServerSubnet"
                || !forced && subnet.Delegations.Contains("Microsoft.Network/dnsResolvers")
            )
            {
                continue;
            }
            else if (hasFirewall && !forced && (subnet.RouteTable is null || plan.Find(subnet.RouteTable) is not null))
            {
                var route = routes.Find(route => route.IsDefault);
                if (route is null)
                {
                    yield return subnet.Declared.Problem(
                        $"outbound traffic of the subnet {subnet.Name} bypasses the firewall; assign a route table with 0.0.0.0/0 "
                            + "to the firewall's private address"
                    );
                }
                else if (misled.Add(route))
                {
                    yield return route.Declared.Problem(
                        $"the next hop of 0.0.0.0/0 is {route.NextHop}, so outbound traffic of the subnet {subnet.Name} does not pass the "
                            + "firewall; set nextHopType to VirtualAppliance and the firewall's private address"
                    );
                }
            }
            else if (forced)
            {
                if (tables.Add(plan.Find(subnet.RouteTable)!))
                {
                    foreach (var problem in routes.Where(IsAround).Select(Around).Concat(Learned(plan, plan.Find(subnet.RouteTable)!)))
                    {
                        yield return problem;
                    }
                }

                foreach (var service in subnet.Body.List("serviceEndpoints").Select(each => each.Text("service")))
                {
                    yield return subnet.Declared.Warning(
                        $"the service endpoint {service} of the subnet {subnet.Name} leads around the firewall; use a private endpoint"
                    );
                }
            }
        }
    }

    private static IEnumerable<Problem> Learned(AzurePlan plan, AzureResource table) =>
        plan.Stage >= Stage.Production && !table.Is("disableBgpRoutePropagation", "true")
            ?
            [
                table.Warning(
                    "disableBgpRoutePropagation is not true, so BGP routes of a gateway can lead around the firewall; set it to true"
                ),
            ]
            : [];

    private static bool IsAround(Route route) =>
        route.NextHop == "Internet" && !route.IsDefault && Addresses.Parse(route.Prefix)?.IsPrivate() != true && route.Prefix.Length > 0;

    /// <summary>Some services require a direct route to their own management, such as one service tag.</summary>
    private static Problem Around(Route route)
    {
        var message = $"the route {route.Prefix} to Internet is more specific than 0.0.0.0/0 and leads around the firewall; remove it";
        var isWide = Addresses.Parse(route.Prefix) is { } range
            ? range.PrefixLength < Narrow
            : route.Prefix.StartsWith("AzureCloud", StringComparison.OrdinalIgnoreCase);
        return isWide ? route.Declared.Problem(message) : route.Declared.Warning(message);
    }
}
