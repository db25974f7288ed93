using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;
using Preflight.Rules.Limits;

namespace Preflight.Rules;

internal sealed class ZoneRedundancy : IResourceRule
{
    private const string Id = "zone-redundancy";
    private static readonly LimitTable Table = new("zone-settings");

    public IReadOnlyList<RuleFacts> Facts { get; } =
    [
        new()
        {
            Id = Id,
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
                "network:LoadBalancer",
                "cosmosdb:DatabaseAccount",
                "documentdb:DatabaseAccount",
                "redis:Redis",
                "sql:Database",
                "dbforpostgresql:Server",
                "app:ManagedEnvironment",
                "containerregistry:Registry",
                "containerservice:ManagedCluster",
                "compute:VirtualMachineScaleSet",
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
        },
    ];

    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan) =>
        plan.Stage < Stage.Production ? [] : Table.Check(resource, plan, Id);
}
