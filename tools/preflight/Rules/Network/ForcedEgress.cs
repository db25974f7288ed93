using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ForcedEgress()
    : Rule(
        new()
        {
            Id = "forced-egress",
            Title = "Where a firewall stands, every subnet but those of front ends leaves through it",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-08"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
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
                    $"the gateway's subnet {subnet.Name} routes 0.0.0.0/0 to an appliance; Application Gateway v2 does not work so, remove the route table"
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
                    $"the subnet {subnet.Name} leaves around the firewall; give it a route table with 0.0.0.0/0 to the firewall's address"
                );
            }
        }
    }
}
