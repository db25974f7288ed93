using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneRedundancy()
    : ResourceRule(
        new()
        {
            Id = "zone-redundancy",
            Title = "The loss of a zone stops nothing",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Production,
            Source = Sources.Advisor,
            Requirements = ["DR-02"],
            Types =
            [
                "web:AppServicePlan",
                "storage:StorageAccount",
                "network:ApplicationGateway",
                "network:AzureFirewall",
                "cosmosdb:DatabaseAccount",
                "documentdb:DatabaseAccount",
            ],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Token switch
        {
            "web:AppServicePlan" => resource
                .Must("zoneRedundant", "all instances may stand in one zone", "true")
                .Concat(
                    resource.Number("sku.capacity") >= 2
                        ? []
                        : [resource.Problem($"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}; zones need two or more")]
                )
                .Concat(
                    resource.Text("sku.name") is ['B' or 'F' or 'D' or 'S', ..]
                        ? [resource.Problem($"sku.name is {resource.Text("sku.name")}, which has no zones; use Premium v3")]
                        : []
                ),
            "storage:StorageAccount" => resource.Must(
                "sku.name",
                "locally redundant storage is lost with its zone",
                "Standard_ZRS",
                "Standard_GZRS",
                "Standard_RAGZRS",
                "Premium_ZRS"
            ),
            "network:ApplicationGateway" or "network:AzureFirewall" => resource.Texts("zones").Count() >= 3
                ? []
                : [resource.Problem($"zones is [{string.Join(", ", resource.Texts("zones"))}]; name 1, 2 and 3")],
            _ => resource
                .List("locations")
                .Where(location => location.Text("isZoneRedundant") != "true")
                .Select(location => resource.Problem($"{location.Text("locationName")} is not zone redundant; set isZoneRedundant")),
        };
}
