using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class LogRetention()
    : ResourceRule(
        new()
        {
            Id = "log-retention",
            Title = "Production's logs are kept for ninety days",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            From = Stage.Production,
            Source = Sources.LogAnalytics,
            Requirements = ["OBS-16"],
            Types = ["operationalinsights:Workspace"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Number("retentionInDays") < 90
            ?
            [
                resource.Problem(
                    $"retentionInDays is {resource.Text("retentionInDays") ?? "not set"}; an incident is often older than that, keep 90"
                ),
            ]
            : [];
}
