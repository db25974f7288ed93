using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class TelemetryKeys()
    : ResourceRule(
        new()
        {
            Id = "telemetry-keys",
            Title = "Telemetry is accepted with Microsoft Entra authentication only",
            Why = "The instrumentation key is enough to write false telemetry.",
            Fix = "Set disableLocalAuth to true on the component and features.disableLocalAuth to true on the workspace.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = Sources.LogAnalytics,
            Requirements = ["ID-05"],
            Types = ["applicationinsights:Component", "operationalinsights:Workspace"],
            Example = """
            insights:
              type: azure-native:applicationinsights:Component
              properties: { disableLocalAuth: true }
            workspace:
              type: azure-native:operationalinsights:Workspace
              properties:
                features: { disableLocalAuth: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must(
            resource.Token == "applicationinsights:Component" ? "disableLocalAuth" : "features.disableLocalAuth",
            resource.Token == "applicationinsights:Component"
                ? "the instrumentation key is enough to write false telemetry"
                : "a key of the workspace is enough to write false logs",
            "true"
        );
}
