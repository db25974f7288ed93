using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneLink()
    : ResourceRule(
        new()
        {
            Id = "zone-link",
            Title = "A zone that an endpoint writes into is linked to the endpoint's network",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Endpoints,
            Requirements = ["NET-03"],
            Types = ["network:PrivateEndpoint"],
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
