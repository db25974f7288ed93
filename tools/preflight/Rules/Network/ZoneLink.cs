using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneLink()
    : ResourceRule(
        new()
        {
            Id = "zone-link",
            Title = "Private DNS zones are linked to the network of their endpoints",
            Why = "Without the link, clients in the network resolve the public address.",
            Fix = "Declare a VirtualNetworkLink between the zone and the network.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - { name: endpoints, addressPrefix: 10.0.0.64/26 }
            vault-zone:
              type: azure-native:privatedns:PrivateZone
              properties: { privateZoneName: privatelink.vaultcore.azure.net }
            vault-zone-link:
              type: azure-native:privatedns:VirtualNetworkLink
              properties:
                privateZoneName: ${vault-zone.name}
                virtualNetwork:
                  id: ${network.id}
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
            vault-zones:
              type: azure-native:network:PrivateDnsZoneGroup
              properties:
                privateEndpointName: ${vault-endpoint.name}
                privateDnsZoneConfigs:
                  - privateDnsZoneId: ${vault-zone.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (plan.Network.Find(resource.Text("subnet.id"))?.Network is not { } network)
        {
            yield break;
        }

        foreach (var id in plan.Network.ZonesOf(resource).Where(id => !plan.Network.IsLinked(id, network)))
        {
            var zone = id[(id.LastIndexOf('/') + 1)..];
            yield return resource.Problem($"its zone {zone} is not linked to {network.Name}; add a VirtualNetworkLink");
            if (IsFirst(resource, id, plan))
            {
                foreach (var (link, other) in Elsewhere(id, plan))
                {
                    yield return link.Problem(
                        $"leads to {other[(other.LastIndexOf('/') + 1)..]}, which is no network of the plan, and no link leads to "
                            + $"{network.Name}, where the endpoints of {zone} are; set virtualNetwork to it"
                    );
                }
            }
        }
    }

    /// <summary>A link is named once, however many endpoints its zone has.</summary>
    private static bool IsFirst(AzureResource endpoint, string zone, AzurePlan plan) =>
        plan.Of("network:PrivateEndpoint").FirstOrDefault(each => plan.Network.ZonesOf(each).Contains(zone)) == endpoint;

    private static IEnumerable<(AzureResource Link, string Network)> Elsewhere(string zone, AzurePlan plan) =>
        from link in plan.Of("privatedns:VirtualNetworkLink", "network:VirtualNetworkLink")
        where plan.ParentOf(link) == plan.Find(zone)
        let network = link.Text("virtualNetwork.id")
        where network is not null && !AzureResource.IsHidden(network) && plan.Find(network) is null
        select (link, network);
}
