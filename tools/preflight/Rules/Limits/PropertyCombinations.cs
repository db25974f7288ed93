using Preflight.AzureModel;
using Preflight.Rules.Framework;
using Preflight.Rules.Limits;

namespace Preflight.Rules;

/// <summary>Properties that need or exclude each other.</summary>
internal sealed class PropertyCombinations : IResourceRule
{
    private const string Id = "property-combinations";
    private static readonly LimitTable Table = new(LimitFiles.All, LimitFiles.IsCombination);

    public IReadOnlyList<RuleFacts> Facts { get; } =
    [
        new()
        {
            Id = Id,
            Title = "Properties fit each other, the tier of their resource and its parent",
            Why = "Each value is valid alone, and Azure refuses them together, in the middle of a deployment.",
            Fix = "Change one of the properties that the message names.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
            Types = ["*"],
            Example = """
                search:
                  type: azure-native:search:Service
                  properties:
                    sku: { name: basic }
                    partitionCount: 3
                    replicaCount: 3
                app:
                  type: azure-native:app:ContainerApp
                  properties:
                    template:
                      scale: { minReplicas: 2, maxReplicas: 10 }
                """,
        },
    ];

    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan) => Table.Check(resource, plan, Id);
}
