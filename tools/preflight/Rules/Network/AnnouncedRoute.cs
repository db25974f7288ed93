using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AnnouncedRoute()
    : Rule(
        new()
        {
            Id = "announced-route",
            Title = "A default route that a virtual hub announces does not reach platform subnets",
            Why =
                "A virtual hub announces its default route to every subnet of a network. Bastion, Azure Firewall and Application "
                + "Gateway v2 then stop working. Routes of gateways, which peerings learn, are not in a plan and not judged.",
            Fix =
                "Give the subnet of a gateway or firewall a route 0.0.0.0/0 to Internet. Move Bastion to a network whose connection has "
                + "enableInternetSecurity false.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/bastion/bastion-faq#vwan",
            Types = ["network:HubVirtualNetworkConnection", "network:VirtualNetwork", "network:Subnet"],
            Example = """
            direct:
              type: azure-native:network:RouteTable
              properties:
                disableBgpRoutePropagation: true
                routes:
                  - { name: internet, addressPrefix: 0.0.0.0/0, nextHopType: Internet }
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: gateway
                    routeTable: { id: "${direct.id}" }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                gatewayIPConfigurations:
                  - name: gateway
                    subnet: { id: "${network.id}/subnets/gateway" }
            hub:
              type: azure-native:network:VirtualHub
            firewall:
              type: azure-native:network:AzureFirewall
              properties:
                virtualHub: { id: "${hub.id}" }
            connection:
              type: azure-native:network:HubVirtualNetworkConnection
              properties:
                virtualHubName: ${hub.name}
                connectionName: network
                enableInternetSecurity: true
                remoteVirtualNetwork: { id: "${network.id}" }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var connection in plan.Of("network:HubVirtualNetworkConnection").Where(each => each.Is("enableInternetSecurity", "true")))
        {
            if (HubRoutes.Announces(connection, plan) is not { } announces)
            {
                continue;
            }

            var network = plan.Find(connection.Text("remoteVirtualNetwork.id"));
            foreach (var subnet in plan.Network.Subnets.Where(each => each.Network is not null && each.Network == network))
            {
                if (subnet.Name == "AzureBastionSubnet")
                {
                    yield return Report(
                        connection,
                        $"announces a default route to {subnet.Name} of {network!.Name}, which stops Bastion; set enableInternetSecurity "
                            + "to false, or move Bastion"
                    );
                }
                else if ((subnet.Name == "AzureFirewallSubnet" || subnet.NewGatewaysIn(plan).Any()) && !IsDirect(subnet, plan))
                {
                    yield return Report(
                        subnet.Declared,
                        $"the subnet {subnet.Name} takes the default route that {connection.Name} announces, and what is in it needs the "
                            + "internet directly; assign a route table with 0.0.0.0/0 to Internet"
                    );
                }
            }

            Problem Report(AzureResource resource, string message) =>
                announces
                    ? resource.Problem(message)
                    : resource.Warning($"{message}. Check whether the hub, which is not in the plan, has a default route");
        }
    }

    /// <summary>True too for a table that is not in the plan.</summary>
    private static bool IsDirect(Subnet subnet, AzurePlan plan) =>
        subnet.RouteTable is not null
        && (
            plan.Find(subnet.RouteTable) is not { } table
            || table.Is("disableBgpRoutePropagation", "true")
            || plan.Network.RoutesOf(table).Any(route => route.IsDefault)
        );
}
