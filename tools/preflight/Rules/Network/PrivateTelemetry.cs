using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PrivateTelemetry()
    : ResourceRule(
        new()
        {
            Id = "private-telemetry",
            Title = "Telemetry without public ingestion uses a private link scope",
            Why = "With public ingestion disabled, telemetry that does not arrive through a private link scope is dropped.",
            Fix = "Add the resource to a PrivateLinkScope, and create the scope's private endpoint afterwards.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security",
            Requirements = ["OBS-03"],
            Types = ["applicationinsights:Component", "operationalinsights:Workspace"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
              properties: { publicNetworkAccessForIngestion: Disabled }
            scope:
              type: azure-native:monitor:PrivateLinkScope
            scoped-workspace:
              type: azure-native:monitor:PrivateLinkScopedResource
              properties:
                scopeName: ${scope.name}
                linkedResourceId: ${workspace.id}
            scope-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${scope.id}
                    groupIds: [azuremonitor]
              options:
                dependsOn:
                  - ${scoped-workspace}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("publicNetworkAccessForIngestion") != "Disabled")
        {
            yield break;
        }

        var scoped = plan.Of("monitor:PrivateLinkScopedResource")
            .FirstOrDefault(each => string.Equals(each.Text("linkedResourceId"), resource.Id, StringComparison.OrdinalIgnoreCase));
        if (scoped is null)
        {
            yield return resource.Problem(
                "public ingestion is disabled and it is in no private link scope, so telemetry is dropped; add a "
                    + "PrivateLinkScopedResource"
            );
        }
        else if (
            plan.ParentOf(scoped) is { } scope
            && plan.Network.EndpointsOf(scope.Id).ToList() is var endpoints
            && !endpoints.Exists(endpoint => plan.Waits(endpoint, scoped))
        )
        {
            yield return resource.Problem(
                endpoints.Count == 0
                    ? $"its private link scope {scope.Name} has no private endpoint; add one"
                    : $"{endpoints[0].Name} does not wait for {scoped.Name}, so DNS lacks this resource; add it to dependsOn"
            );
        }
    }
}
