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
            Severity = Severity.Error,
            Pillar = Pillar.Cost,
            Source = Sources.LogAnalytics,
            Requirements = ["COST-02"],
            Types = ["operationalinsights:Workspace"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Number("workspaceCapping.dailyQuotaGb") > 0 || AzureResource.IsHidden(resource.Text("workspaceCapping.dailyQuotaGb"))
            ? []
            :
            [
                resource.Problem(
                    $"workspaceCapping.dailyQuotaGb is {resource.Text("workspaceCapping.dailyQuotaGb") ?? "not set"}; one loop in the app can log more than the rest costs, set a cap"
                ),
            ];
}
