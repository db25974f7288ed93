using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RegionPairs()
    : ResourceRule(
        new()
        {
            Id = "region-pair",
            Title = "Geo-redundant storage is asked for only where the region has a pair",
            Why = "Geo-redundant accounts copy to the paired region. Azure rejects them in a region without one.",
            Fix = "Use Standard_ZRS with object replication to an account in another region, or choose a region with a pair.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/reliability/regions-paired",
            Types = ["storage:StorageAccount"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                location: swedencentral
                sku: { name: Standard_GRS }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("sku.name") is { } sku
        && (sku.EndsWith("GRS", StringComparison.Ordinal) || sku.EndsWith("GZRS", StringComparison.Ordinal))
        && RegionCatalogue.Find(resource.Text("location")) is { Pair: null } region
            ? [resource.Problem($"sku.name is {sku}, and {region.Name} has no paired region; use Standard_ZRS, or a region with a pair")]
            : [];
}
