using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RegionZones()
    : EveryResourceRule(
        new()
        {
            Id = "region-zones",
            Title = "Zones and zone redundancy are asked for only where the region has availability zones",
            Why = "In a region without zones Azure rejects the resource (AvailabilityZoneNotSupported), which a preview does not show.",
            Fix = "Choose a region with availability zones, or take the zones and the zone-redundant SKUs away.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/reliability/regions-list",
            Requirements = ["DR-02"],
            Types = ["*"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                location: swedencentral
                sku: { name: Standard_ZRS }
            archive:
              type: azure-native:storage:StorageAccount
              properties:
                location: westus
                sku: { name: Standard_LRS }
            """,
        }
    )
{
    private static readonly string[] Flags = ["zoneRedundant", "isZoneRedundant", "properties.zoneRedundant"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("location") is { } location && RegionCatalogue.Find(location) is { HasZones: false } region
            ? Asked(resource)
                .Select(asked =>
                    resource.Problem($"{asked}, and {region.Name} has no availability zones; choose another region, or none of them")
                )
                .Concat(Replicas(resource, plan, region))
            : Databases(resource);

    private static IEnumerable<string> Asked(AzureResource resource)
    {
        if (resource.Texts("zones").Any())
        {
            yield return $"zones is {string.Join(", ", resource.Texts("zones"))}";
        }

        foreach (var flag in Flags.Where(flag => resource.Text(flag) == "true"))
        {
            yield return $"{flag} is true";
        }

        if (resource.Text("zoneRedundancy") is "Enabled" or "enabled")
        {
            yield return "zoneRedundancy is Enabled";
        }

        if (resource.Text("sku.name") is { } sku && sku.EndsWith("ZRS", StringComparison.Ordinal))
        {
            yield return $"sku.name is {sku}, which is zone-redundant";
        }

        if (resource.Text("highAvailability.mode") is "ZoneRedundant")
        {
            yield return "highAvailability.mode is ZoneRedundant";
        }

        foreach (var (front, i) in resource.List("frontendIPConfigurations").Select((front, i) => (front, i)))
        {
            if (front.Texts("zones").Any())
            {
                yield return $"frontendIPConfigurations[{i}].zones is set";
            }
        }
    }

    /// <summary>Replicas of a search service are spread by themselves; without zones they share a data centre.</summary>
    private static IEnumerable<Problem> Replicas(AzureResource resource, AzurePlan plan, Region region) =>
        resource.Token == "search:Service"
        && plan.Stage == Stage.Production
        && !resource.Hides("replicaCount")
        && resource.Number("replicaCount") >= 2
            ?
            [
                resource.Problem(
                    $"its replicas should survive the loss of a zone, and {region.Name} has no availability zones; choose another region"
                ),
            ]
            : [];

    private static IEnumerable<Problem> Databases(AzureResource resource) =>
        from entry in resource.Token.EndsWith(":DatabaseAccount", StringComparison.Ordinal) ? resource.List("locations") : []
        where entry.Text("isZoneRedundant") == "true"
        let region = RegionCatalogue.Find(entry.Text("locationName"))
        where region is { HasZones: false }
        select resource.Problem(
            $"isZoneRedundant of {region.Name} is true, and the region has no availability zones; choose one with zones"
        );
}
