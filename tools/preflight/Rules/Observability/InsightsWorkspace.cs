using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class InsightsWorkspace()
    : Rule(
        new()
        {
            Id = "insights-workspace",
            Title = "One Application Insights component uses the stack's workspace",
            Why = "Traces that cross two components cannot be joined. The classic form without a workspace is retired.",
            Fix = "Keep one component, and set workspaceResourceId to a workspace in the same region.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Insights,
            Requirements = ["OBS-02"],
            Types = ["applicationinsights:Component"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
              properties: { location: swedencentral }
            insights:
              type: azure-native:applicationinsights:Component
              properties:
                location: swedencentral
                ingestionMode: LogAnalytics
                workspaceResourceId: ${workspace.id}
            """,
        }
    )
{
    /// <summary>Below it, rare failures are not seen.</summary>
    private const int LeastSample = 5;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var component in plan.Of("applicationinsights:Component"))
        {
            // The rule service-retired reports the classic modes.
            if (
                component.Text("ingestionMode") is not ("ApplicationInsights" or "ApplicationInsightsWithDiagnosticSettings")
                && (!component.Has("workspaceResourceId") || component.Text("ingestionMode") is not (null or "LogAnalytics"))
            )
            {
                yield return component.Problem(
                    "has no workspace, and the classic form is retired; set workspaceResourceId, and ingestionMode to LogAnalytics"
                );
            }

            if (component.Has("samplingPercentage") && !component.Hides("samplingPercentage"))
            {
                if (component.Number("samplingPercentage") is <= 0 or > 100)
                {
                    yield return component.Problem(
                        $"samplingPercentage is {component.Text("samplingPercentage")}; use more than 0, up to 100"
                    );
                }
                else if (component.Number("samplingPercentage") < LeastSample)
                {
                    yield return component.Warning(
                        $"samplingPercentage is {component.Text("samplingPercentage")}: most failures are lost; use {LeastSample} or more"
                    );
                }
            }

            if (component.Text("disableIpMasking") == "true")
            {
                yield return component.Warning("disableIpMasking is true, so it records IP addresses of users; set it to false");
            }

            if (
                plan.Find(component.Text("workspaceResourceId")) is { } workspace
                && workspace.Text("location") != component.Text("location")
            )
            {
                yield return component.Warning(
                    $"is in {component.Text("location")}, its workspace in {workspace.Text("location")}; use one region"
                );
            }
        }

        foreach (var component in plan.Of("applicationinsights:Component").Skip(1))
        {
            yield return component.Warning(
                "is a second Application Insights component, so traces that cross both cannot be joined; use one"
            );
        }
    }
}
