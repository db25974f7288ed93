using Preflight.Checks;
using Preflight.Cloud;
using Preflight.Plans;

namespace Preflight.Rules;

internal sealed class AlertsExist() : Rule(new()
{
    Id = "alerts", Title = "Somebody is woken when the workload is ill", Severity = Severity.Error, Pillar = Pillar.Operations, From = Stage.Test,
    Source = Sources.Alerts, Requirements = ["OBS-08", "OBS-10"], Types = ["monitor:MetricAlert", "monitor:ActionGroup"],
})
{
    private static readonly string[] Rules = ["monitor:MetricAlert", "monitor:ScheduledQueryRule", "monitor:ActivityLogAlert"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        if (!plan.Of(Rules).Any())
        {
            yield return new Problem(null, "has no alert rule; declare metric alerts with an action group that reaches a person");
        }

        foreach (var rule in plan.Of(Rules).Where(rule => !rule.Planned.Inputs.Leaves().Any(leaf => leaf.Value.ToString().Contains("/actionGroups/", StringComparison.OrdinalIgnoreCase))))
        {
            yield return rule.Problem("tells nobody; name an action group");
        }

        foreach (var group in plan.Of("monitor:ActionGroup").Where(group => !group.Planned.Inputs.Any(input => input.Key.EndsWith("Receivers", StringComparison.Ordinal) && input.Value is System.Text.Json.Nodes.JsonArray { Count: > 0 })))
        {
            yield return group.Problem("has no receiver; add one");
        }
    }
}
