using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointZones()
    : ResourceRule(
        new()
        {
            Id = "private-endpoint-zones",
            Title = "Every name of a private endpoint resolves in private",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var groups = plan.Of("network:PrivateDnsZoneGroup").Where(group => plan.ParentOf(group) == resource).ToList();
        if (groups.Count > 1)
        {
            yield return resource.Problem($"has {groups.Count} zone groups; Azure keeps one, put every zone into it");
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
                yield return resource.Problem($"has no zone {zone} in its zone group, so a name of it resolves publicly; add the zone");
            }
        }
    }
}
