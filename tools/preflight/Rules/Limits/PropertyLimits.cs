using Preflight.AzureModel;
using Preflight.Rules.Framework;
using Preflight.Rules.Limits;

namespace Preflight.Rules;

/// <summary>Values that Azure's type definitions allow and its services refuse.</summary>
internal sealed class PropertyLimits : IResourceRule
{
    private const string Id = "property-limits";
    private static readonly LimitTable Table = new(LimitFiles.All, limit => !LimitFiles.IsCombination(limit));

    public IReadOnlyList<RuleFacts> Facts { get; } =
    [
        new()
        {
            Id = Id,
            Title = "Values are within the ranges, lists and forms that each service accepts",
            Why = "Azure's type definitions accept these values and the services refuse them, in the middle of a deployment.",
            Fix = "Use a value that the message allows. The limits, with their sources, are in the files limits-*.json of preflight.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
            Types = ["*"],
            Example = """
                search:
                  type: azure-native:search:Service
                  properties:
                    partitionCount: 3
                    replicaCount: 12
                rules:
                  type: azure-native:network:NetworkSecurityGroup
                  properties:
                    securityRules:
                      - { name: web, priority: 100, description: calls of the gateway }
                """,
        },
    ];

    public IEnumerable<Finding> Check(AzureResource resource, AzurePlan plan) => Table.Check(resource, plan, Id);
}
