using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointChain()
    : Rule(
        new()
        {
            Id = "endpoint-chain",
            Title = "Endpoints of one subnet and zone groups of one zone are created one after another",
            Why =
                "Azure can reject endpoints that change one subnet at the same time (ReferencedResourceNotProvisioned), and zone groups "
                + "that change one zone (409 Conflict).",
            Fix = "Let each endpoint depend on the one before, and each zone group on the one before in the same zone.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/41",
            Types = ["network:PrivateEndpoint", "network:PrivateDnsZoneGroup"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
            search-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
              options:
                dependsOn:
                  - ${vault-endpoint}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (
            var subnet in plan.Of("network:PrivateEndpoint")
                .GroupBy(endpoint => endpoint.Text("subnet.id"), StringComparer.OrdinalIgnoreCase)
        )
        {
            foreach (var (endpoint, other) in Unordered([.. subnet], plan))
            {
                yield return endpoint.Problem(
                    $"and {other.Name} are created in one subnet at the same time, which Azure can reject "
                        + "(ReferencedResourceNotProvisioned); let one depend on the other"
                );
            }
        }

        var groups = plan.Of("network:PrivateDnsZoneGroup").SelectMany(group => Zones(group).Select(zone => (zone, group)));
        foreach (var zone in groups.GroupBy(each => each.zone, each => each.group, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var (group, other) in Unordered([.. zone], plan))
            {
                yield return group.Problem(
                    $"and {other.Name} change the zone {zone.Key[(zone.Key.LastIndexOf('/') + 1)..]} at the same time, which Azure can "
                        + "reject (409 Conflict); let one depend on the other"
                );
            }
        }
    }

    /// <summary>Pairs of which neither waits for the other.</summary>
    private static IEnumerable<(AzureResource One, AzureResource Other)> Unordered(List<AzureResource> all, AzurePlan plan)
    {
        for (var i = 1; i < all.Count; i++)
        {
            // The head of a chain has lost its place in a longer one.
            int Followers(AzureResource one) => all.Count(each => plan.Waits(each, one));
            var late = all[i];
            if (all.Take(i).Where(each => !plan.Waits(late, each) && !plan.Waits(each, late)).MaxBy(Followers) is { } other)
            {
                yield return Followers(other) > Followers(late) ? (other, late) : (late, other);
            }
        }
    }

    private static IEnumerable<string> Zones(AzureResource group) =>
        group.List("privateDnsZoneConfigs").Select(config => config.Text("privateDnsZoneId")).OfType<string>().Distinct();
}
