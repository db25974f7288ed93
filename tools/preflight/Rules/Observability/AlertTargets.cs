using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AlertTargets()
    : Rule(
        new()
        {
            Id = "alert-targets",
            Title = "Alerts watch resources that exist and notify action groups that exist",
            Why = "Azure rejects an alert on a missing resource, or it never fires.",
            Fix = "Take scopes and action groups from the outputs of the resources.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview",
            Requirements = ["OBS-10"],
            Types = AlertsExist.Rules,
            Example = """
            on-call:
              type: azure-native:monitor:ActionGroup
            app:
              type: azure-native:web:WebApp
            app-errors:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes:
                  - ${app.id}
                actions:
                  - actionGroupId: ${on-call.id}
            """,
        }
    )
{
    private const int MostGroups = 5;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var alert in plan.Of(AlertsExist.Rules))
        {
            var groups = Groups(alert).ToList();
            if (groups.Count > MostGroups)
            {
                yield return alert.Problem($"notifies {groups.Count} action groups; Azure takes {MostGroups} at most");
            }

            foreach (var group in groups.Where(group => IsMissing(plan, group)))
            {
                yield return alert.Problem($"notifies {group}, an action group that is not in the stack; use the id of one that is");
            }

            foreach (var scope in alert.Texts("scopes").Where(scope => IsMissing(plan, scope)))
            {
                yield return alert.Problem($"scopes has {scope}, which is not in the stack; use the id of a resource");
            }
        }

        foreach (var budget in plan.Of("consumption:Budget", "costmanagement:Budget"))
        {
            foreach (
                var group in budget
                    .Scalars.Where(scalar => scalar.Path.Contains("contactGroups", StringComparison.Ordinal))
                    .Select(scalar => scalar.Text)
                    .Where(group => IsMissing(plan, group))
                    .Distinct()
            )
            {
                yield return budget.Problem($"contactGroups has {group}, an action group that is not in the stack");
            }
        }
    }

    private static IEnumerable<string> Groups(AzureResource alert) =>
        alert
            .List("actions")
            .Concat(alert.List("actions.actionGroups"))
            .Select(each => each.Text("actionGroupId") ?? (each is System.Text.Json.Nodes.JsonValue ? each.ToString() : null))
            .OfType<string>()
            .Where(group => !AzureResource.IsHidden(group))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a resource of a planned group that is not planned. Of other groups nothing is known.</summary>
    public static bool IsMissing(AzurePlan plan, string id)
    {
        if (
            AzureResource.IsHidden(id)
            || plan.Find(id) is not null
            || !id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        // A child that is no resource of its own, such as blobServices/default, or a renamed group.
        return plan.Above(id) is { } above
            ? above.Token == "resources:ResourceGroup"
            : ResourceId.TypeOf(id) is null or "Microsoft.Resources/resourceGroups"
                && id.Contains("/resourceGroups/", StringComparison.OrdinalIgnoreCase)
                && plan.Of("resources:ResourceGroup").Any(group => id.StartsWith(group.Id, StringComparison.OrdinalIgnoreCase));
    }
}
