using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ParallelChildren()
    : Rule(
        new()
        {
            Id = "parallel-children",
            Title = "Children that Azure writes one at a time are created one after another",
            Why = "Azure locks the parent during a write and rejects the second one (409 AnotherOperationInProgress, 429 RetryableError).",
            Fix = "Let each of them depend on the one before, or declare them inside the parent.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/903",
            Types = [.. Groups.SelectMany(group => group)],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            app:
              type: azure-native:network:Subnet
              properties: { virtualNetworkName: "${network.name}", addressPrefix: 10.0.0.0/24 }
            endpoints:
              type: azure-native:network:Subnet
              properties: { virtualNetworkName: "${network.name}", addressPrefix: 10.0.1.0/24 }
              options:
                dependsOn:
                  - ${app}
            """,
        }
    )
{
    /// <summary>Types of one parent that exclude each other.</summary>
    private static readonly string[][] Groups =
    [
        ["network:Subnet", "network:VirtualNetworkPeering"],
        ["network:SecurityRule"],
        ["network:Route"],
        ["network:VirtualHubRouteTable", "network:HubRouteTable", "network:HubVirtualNetworkConnection"],
        ["network:ExpressRouteCircuitPeering", "network:ExpressRouteCircuitAuthorization"],
        ["monitor:PrivateLinkScopedResource", "insights:PrivateLinkScopedResource"],
        ["web:WebAppHostNameBinding", "web:WebAppHostNameBindingSlot"],
        [
            "cosmosdb:SqlResourceSqlRoleAssignment",
            "cosmosdb:SqlResourceSqlRoleDefinition",
            "documentdb:SqlResourceSqlRoleAssignment",
            "documentdb:SqlResourceSqlRoleDefinition",
        ],
        ["machinelearningservices:OnlineDeployment"],
        ["search:SharedPrivateLinkResource"],
        ["keyvault:AccessPolicy"],
        ["containerservice:AgentPool"],
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var siblings in Groups.SelectMany(group => Unordered.ByParent(plan.Of(group))))
        {
            foreach (var (late, other) in Unordered.In([.. siblings], plan))
            {
                var parent = plan.ParentOf(late)?.Name ?? siblings.Key[(siblings.Key.LastIndexOf('/') + 1)..];
                yield return late.Problem(
                    $"and {other.Name} change {parent} at the same time, which Azure rejects (409 AnotherOperationInProgress); let "
                        + "one depend on the other"
                );
            }
        }
    }
}
