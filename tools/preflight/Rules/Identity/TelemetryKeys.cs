using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class TelemetryKeys()
    : ResourceRule(
        new()
        {
            Id = "telemetry-keys",
            Title = "Telemetry is taken from identities only",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.LogAnalytics,
            Requirements = ["ID-05"],
            Types = ["applicationinsights:Component", "operationalinsights:Workspace"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must(
            resource.Token == "applicationinsights:Component" ? "disableLocalAuth" : "features.disableLocalAuth",
            "whoever knows the key can write false telemetry",
            "true"
        );
}
