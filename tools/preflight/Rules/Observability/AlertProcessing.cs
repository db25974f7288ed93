using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AlertProcessing()
    : ResourceRule(
        new()
        {
            Id = "alert-processing",
            Title = "Alert processing rules suppress only for a time or a part, and name groups that exist",
            Why = "A rule that removes all action groups at all times silences every alert of its scope.",
            Fix = "Add a schedule or a condition, and take action groups from the outputs of the resources.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            From = Stage.Test,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-processing-rules",
            Requirements = ["OBS-10"],
            Types = ["alertsmanagement:AlertProcessingRuleByName"],
            Example = """
            maintenance:
              type: azure-native:alertsmanagement:AlertProcessingRuleByName
              properties:
                properties:
                  enabled: true
                  scopes: [/subscriptions/<id>/resourceGroups/<group>]
                  schedule: { effectiveFrom: '2026-12-01T22:00:00', effectiveUntil: '2026-12-02T02:00:00', timeZone: UTC }
                  actions: [{ actionType: RemoveAllActionGroups }]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("properties.enabled") == "false")
        {
            yield break;
        }

        var actions = resource.List("properties.actions").ToList();
        if (
            !resource.Has("properties.schedule")
            && !resource.List("properties.conditions").Any()
            && actions.Exists(action => action.Text("actionType") == "RemoveAllActionGroups")
        )
        {
            yield return resource.Problem("RemoveAllActionGroups suppresses all notifications at all times; add a schedule or a condition");
        }

        foreach (
            var group in actions.SelectMany(action => action.Texts("actionGroupIds")).Where(group => AlertTargets.IsMissing(plan, group))
        )
        {
            yield return resource.Problem($"adds {group}, an action group that is not in the stack; use the id of one that is");
        }

        if (
            DateTime.TryParse(resource.Text("properties.schedule.effectiveUntil"), CultureInfo.InvariantCulture, out var until)
            && DateOnly.FromDateTime(until) < plan.Today
        )
        {
            yield return resource.Warning(
                $"effectiveUntil is {until:yyyy-MM-dd}, in the past: the rule has ended; remove it or change the schedule"
            );
        }
    }
}
