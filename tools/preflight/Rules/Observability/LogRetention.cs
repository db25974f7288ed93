using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class LogRetention()
    : ResourceRule(
        new()
        {
            Id = "log-retention",
            Title = "Logs are kept for 90 days in production",
            Why = "Incidents are often found weeks after they begin.",
            Fix = "Set retentionInDays to 90 or more.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            From = Stage.Production,
            Source = Sources.LogAnalytics,
            Requirements = ["OBS-16"],
            Types = ["operationalinsights:Workspace"],
            Example = """
            workspace:
              type: azure-native:operationalinsights:Workspace
              properties: { retentionInDays: 90 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.IsBelow("retentionInDays", 90)
            ? [resource.Problem($"retentionInDays is {resource.Text("retentionInDays") ?? "not set"}; set 90 or more")]
            : [];
}
