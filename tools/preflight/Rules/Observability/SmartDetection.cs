using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SmartDetection()
    : ResourceRule(
        new()
        {
            Id = "smart-detection",
            Title = "Smart detection is enabled, watches a component and notifies an action group",
            Why = "Smart detection notices a rise of failed requests without a threshold, if it is on and reaches on-call.",
            Fix = "Set state to Enabled, scope to the Application Insights component, and actionGroups to the group of on-call.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/proactive-failure-diagnostics",
            Requirements = ["OBS-08"],
            Types = ["alertsmanagement:SmartDetectorAlertRule"],
            Example = """
            failures:
              type: azure-native:alertsmanagement:SmartDetectorAlertRule
              properties:
                state: Enabled
                frequency: PT1M
                detector: { id: FailureAnomaliesDetector }
                scope: [/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Insights/components/<name>]
                actionGroups:
                  groupIds: [/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Insights/actionGroups/<name>]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("state") == "Disabled")
        {
            yield return resource.Warning("state is Disabled; enable it, or remove it");
        }

        if (!resource.List("actionGroups.groupIds").Any())
        {
            yield return resource.Warning("has no action group, so no notification is sent; add one");
        }

        if (resource.Text("frequency") is { } frequency and not "PT1M" && resource.Is("detector.id", "FailureAnomaliesDetector"))
        {
            yield return resource.Problem($"frequency is {frequency}; the detector of failures runs every minute: PT1M");
        }

        foreach (
            var scope in resource
                .Texts("scope")
                .Where(scope =>
                    ResourceId.TypeOf(scope) is { } type
                    && !type.Equals("Microsoft.Insights/components", StringComparison.OrdinalIgnoreCase)
                )
        )
        {
            yield return resource.Problem($"scope is {scope}; smart detection watches an Application Insights component");
        }
    }
}
