using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class InsightsWorkspace()
    : Rule(
        new()
        {
            Id = "insights-workspace",
            Title = "One Application Insights, on the workload's own workspace, beside it",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = Sources.Insights,
            Requirements = ["OBS-02"],
            Types = ["applicationinsights:Component"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var component in plan.Of("applicationinsights:Component"))
        {
            if (!component.Has("workspaceResourceId") || component.Text("ingestionMode") is not (null or "LogAnalytics"))
            {
                yield return component.Problem(
                    "is not on a workspace; set workspaceResourceId and ingestionMode LogAnalytics (the classic form is retired)"
                );
            }

            if (
                plan.Find(component.Text("workspaceResourceId")) is { } workspace
                && workspace.Text("location") != component.Text("location")
            )
            {
                yield return component.Problem(
                    $"stands in {component.Text("location")}, its workspace in {workspace.Text("location")}; put them together"
                );
            }
        }

        foreach (var component in plan.Of("applicationinsights:Component").Skip(1))
        {
            yield return component.Problem("is a second Application Insights; traces that cross it break");
        }
    }
}
