using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PrivateTelemetry()
    : ResourceRule(
        new()
        {
            Id = "private-telemetry",
            Title = "Telemetry that is closed to the public comes in through a private link scope",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security",
            Requirements = ["OBS-03"],
            Types = ["applicationinsights:Component", "operationalinsights:Workspace"],
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
                "takes no telemetry from the public and is in no private link scope; add a PrivateLinkScopedResource"
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
                    ? $"its private link scope {scope.Name} has no private endpoint; attach one"
                    : $"{endpoints[0].Name} does not wait for {scoped.Name}, so its names lack this resource; add it to DependsOn"
            );
        }
    }
}
