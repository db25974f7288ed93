using System.Text.RegularExpressions;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class SharedWorkspace()
    : ResourceRule(
        new()
        {
            Id = "shared-workspace",
            Title = "Log alerts on an existing workspace read the rows of the stack only",
            Why = "Other workloads log to the same tables, so that their failures fire the alert and their traffic hides yours.",
            Fix = "Scope the alert to the resource group, or filter the query by _ResourceId.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/logs/manage-access",
            Requirements = ["OBS-09"],
            Types = ["monitor:ScheduledQueryRule"],
            Example = """
            failed-requests:
              type: azure-native:monitor:ScheduledQueryRule
              properties:
                scopes:
                  - /subscriptions/<id>/resourceGroups/platform/providers/Microsoft.OperationalInsights/workspaces/central
                criteria:
                  allOf:
                    - query: AppRequests | where _ResourceId has "/resourcegroups/my-group/" | where Success == false
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var scope = resource.Texts("scopes").FirstOrDefault();
        if (
            scope is null
            || !"Microsoft.OperationalInsights/workspaces".Equals(ResourceId.TypeOf(scope), StringComparison.OrdinalIgnoreCase)
            || plan.Find(scope) is not null
            || AlertTargets.IsMissing(plan, scope)
        )
        {
            yield break;
        }

        foreach (var query in resource.List("criteria.allOf").Select(each => each.Text("query")).OfType<string>())
        {
            if (!AzureResource.IsHidden(query) && !Sender().IsMatch(query))
            {
                yield return resource.Problem(
                    $"reads every sender's rows of {scope[(scope.LastIndexOf('/') + 1)..]}, a workspace outside the plan; scope it to the "
                        + "resource group, or add '| where _ResourceId has ...'"
                );
            }
        }
    }

    /// <summary>The columns that tell one sender from another.</summary>
    [GeneratedRegex(@"\b(_ResourceId|ResourceId|_SubscriptionId|ResourceGroup|Resource|AppRoleName|Computer)\b")]
    private static partial Regex Sender();
}
