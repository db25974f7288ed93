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
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from zone in plan.Network.ZonesOf(resource)
        let network = plan.Network.Find(resource.Text("subnet.id"))?.Network
        where network is not null && !plan.Network.IsLinked(zone, network)
        select resource.Problem(
            $"its zone {zone[(zone.LastIndexOf('/') + 1)..]} is not linked to {network.Name}; add a VirtualNetworkLink"
        );
}
