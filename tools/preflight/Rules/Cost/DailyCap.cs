using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DailyCap()
    : ResourceRule(
        new()
        {
            Id = "daily-cap",
            Title = "Log ingestion has a daily cap",
            Why = "A loop in the app can log more in a day than the rest of the workload costs in a month.",
            Fix = "Set workspaceCapping.dailyQuotaGb.",
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = Sources.LogAnalytics,
            Requirements = ["COST-02"],
            Types = ["operationalinsights:Workspace"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
              properties:
                workspaceCapping: { dailyQuotaGb: 5 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Number("workspaceCapping.dailyQuotaGb") > 0 || AzureResource.IsHidden(resource.Text("workspaceCapping.dailyQuotaGb"))
            ? []
            :
            [
                resource.Problem(
                    $"workspaceCapping.dailyQuotaGb is {resource.Text("workspaceCapping.dailyQuotaGb") ?? "not set"}; set a "
                        + "cap, because a loop in the app can log without limit"
                ),
            ];
}
