using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneGroups()
    : ResourceRule(
        new()
        {
            Id = "zone-group",
            Title = "A zone group has at most five zones, each with its own name",
            Why = "Azure rejects a larger group, and two entries of one name.",
            Fix = "Split the services over several private endpoints, and name each entry after its zone.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration#private-dns-zone-group",
            Types = ["network:PrivateDnsZoneGroup"],
            Example = """
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
            vault-zones:
              type: azure-native:network:PrivateDnsZoneGroup
              properties:
                privateEndpointName: ${vault-endpoint.name}
                privateDnsZoneConfigs:
                  - name: vault
                    privateDnsZoneId: /subscriptions/<id>/.../privateDnsZones/privatelink.vaultcore.azure.net
            """,
        }
    )
{
    private const int Most = 5;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (
            plan.ParentOf(resource) is { } endpoint
            && plan.Of("network:PrivateDnsZoneGroup").Last(group => plan.ParentOf(group) == endpoint) is var last
            && last == resource
            && plan.Of("network:PrivateDnsZoneGroup").First(group => plan.ParentOf(group) == endpoint) != last
        )
        {
            yield return resource.Problem($"is a second zone group of {endpoint.Name}; Azure accepts one, put every zone into it");
        }

        var configs = resource.List("privateDnsZoneConfigs").ToList();
        if (configs.Count > Most)
        {
            yield return resource.Problem($"has {configs.Count} zones; Azure accepts {Most} in a group");
        }

        foreach (var (property, what) in new[] { ("name", "name"), ("privateDnsZoneId", "zone") })
        {
            foreach (
                var same in configs
                    .Select(config => config.Text(property))
                    .Where(text => !AzureResource.IsHidden(text))
                    .OfType<string>()
                    .GroupBy(text => text, StringComparer.OrdinalIgnoreCase)
                    .Where(same => same.Count() > 1)
            )
            {
                yield return resource.Problem(
                    $"{same.Count()} of its entries have the {what} {same.Key[(same.Key.LastIndexOf('/') + 1)..]}; give each its own"
                );
            }
        }
    }
}
