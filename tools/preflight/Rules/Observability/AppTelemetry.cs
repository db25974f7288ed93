using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppTelemetry()
    : ResourceRule(
        new()
        {
            Id = "app-telemetry",
            Title = "A site knows where to send its traces, and sends them by identity",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Insights,
            Requirements = ["OBS-03", "ID-05"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Hides("siteConfig.appSettings"))
        {
            yield break;
        }

        var settings = resource.List("siteConfig.appSettings").Select(setting => setting.Text("name")).ToHashSet();
        if (!settings.Contains("APPLICATIONINSIGHTS_CONNECTION_STRING") && !settings.Contains("OTEL_EXPORTER_OTLP_ENDPOINT"))
        {
            yield return resource.Problem(
                "has neither APPLICATIONINSIGHTS_CONNECTION_STRING nor OTEL_EXPORTER_OTLP_ENDPOINT; nobody will see what it does"
            );
        }

        if (settings.Contains("APPINSIGHTS_INSTRUMENTATIONKEY"))
        {
            yield return resource.Problem(
                "APPINSIGHTS_INSTRUMENTATIONKEY is a key and retired; use the connection string with an identity"
            );
        }

        if (
            settings.Contains("APPLICATIONINSIGHTS_CONNECTION_STRING")
            && plan.Of("applicationinsights:Component").Any(component => component.Is("disableLocalAuth", "true"))
            && !settings.Contains("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")
        )
        {
            yield return resource.Problem(
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING is not set, and the component takes no key; set Authorization=AAD;ClientId=..."
            );
        }
    }
}
