using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneRedundancy()
    : ResourceRule(
        new()
        {
            Id = "zone-redundancy",
            Title = "Production tolerates the loss of an availability zone",
            Why = "A resource in one zone, or one without zone redundancy, fails with the zone.",
            Fix = "Use zone-redundant SKUs and settings: zoneRedundant, *_ZRS, zones 1, 2 and 3, isZoneRedundant.",
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
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
              properties:
                zoneRedundant: true
                sku: { name: P1v3, capacity: 3 }
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                sku: { name: Standard_ZRS }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties: { zones: ['1', '2', '3'] }
            threads:
              type: azure-native:cosmosdb:DatabaseAccount
              properties:
                locations:
                  - { locationName: swedencentral, isZoneRedundant: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Token switch
        {
            "web:AppServicePlan" => resource
                .Must("zoneRedundant", "all instances may be in one zone otherwise", "true")
                .Concat(
                    !resource.IsBelow("sku.capacity", 2)
                        ? []
                        :
                        [
                            resource.Problem(
                                $"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}; zone redundancy requires 2 or more"
                            ),
                        ]
                )
                .Concat(
                    resource.Text("sku.name") is ['B' or 'F' or 'D' or 'S', ..]
                        ? [resource.Problem($"sku.name is {resource.Text("sku.name")}, which has no availability zones; use Premium v3")]
                        : []
                ),
            "storage:StorageAccount" => resource.Must(
                "sku.name",
                "locally redundant storage is unavailable when its zone fails",
                "Standard_ZRS",
                "Standard_GZRS",
                "Standard_RAGZRS",
                "Premium_ZRS"
            ),
            "network:ApplicationGateway" or "network:AzureFirewall" => resource.Texts("zones").Count() >= 3
                ? []
                : [resource.Problem($"zones is [{string.Join(", ", resource.Texts("zones"))}]; set 1, 2 and 3")],
            _ => resource
                .List("locations")
                .Where(location => location.Text("isZoneRedundant") != "true")
                .Select(location => resource.Problem($"{location.Text("locationName")} is not zone-redundant; set isZoneRedundant")),
        };
}
