using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointZones()
    : ResourceRule(
        new()
        {
            Id = "private-endpoint-zones",
            Title = "Private endpoints register every DNS name",
            Why = "A name without its private DNS zone resolves to the public address, where access is disabled.",
            Fix = "Add all zones of the group id to the one zone group of the endpoint.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            account-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${account.id}
                    groupIds: [account]
            account-zones:
              type: azure-native:network:PrivateDnsZoneGroup
              properties:
                privateEndpointName: ${account-endpoint.name}
                privateDnsZoneConfigs:
                  - privateDnsZoneId: /subscriptions/<id>/.../privateDnsZones/privatelink.cognitiveservices.azure.com
                  - privateDnsZoneId: /subscriptions/<id>/.../privateDnsZones/privatelink.openai.azure.com
                  - privateDnsZoneId: /subscriptions/<id>/.../privateDnsZones/privatelink.services.ai.azure.com
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var groups = plan.Of("network:PrivateDnsZoneGroup").Where(group => plan.ParentOf(group) == resource).ToList();
        if (groups.Count > 1)
        {
            yield return resource.Problem($"has {groups.Count} zone groups; Azure supports one, put every zone into it");
        }

        // Without any group in the plan, a policy of the platform team makes them.
        if (!plan.Of("network:PrivateDnsZoneGroup").Any())
        {
            yield break;
        }

        var zones = plan.Network.ZonesOf(resource).Select(id => id[(id.LastIndexOf('/') + 1)..]).ToList();
        foreach (var connection in Topology.Connections(resource))
        {
            var wanted = AzureService.OfId(connection.Text("privateLinkServiceId") ?? "") is { } service
                ? connection.Texts("groupIds").SelectMany(group => service.ZonesOf(group) ?? [])
                : [];
            foreach (var zone in wanted.Where(zone => !zones.Contains(zone, StringComparer.OrdinalIgnoreCase)))
            {
                yield return resource.Problem(
                    $"its zone group lacks the zone {zone}, so a name resolves to the public address; add the zone"
                );
            }
        }
    }
}
