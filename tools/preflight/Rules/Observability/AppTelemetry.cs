using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AppTelemetry()
    : ResourceRule(
        new()
        {
            Id = "app-telemetry",
            Title = "The app sends telemetry with Microsoft Entra authentication",
            Why = "Without telemetry an incident cannot be diagnosed. With local authentication disabled, telemetry by key is dropped.",
            Fix = "Set APPLICATIONINSIGHTS_CONNECTION_STRING and APPLICATIONINSIGHTS_AUTHENTICATION_STRING.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = Sources.Insights,
            Requirements = ["OBS-03", "ID-05"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            insights:
              type: azure-native:applicationinsights:Component
              properties: { disableLocalAuth: true }
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: APPLICATIONINSIGHTS_CONNECTION_STRING
                      value: InstrumentationKey=<key>;IngestionEndpoint=<endpoint>
                    - name: APPLICATIONINSIGHTS_AUTHENTICATION_STRING
                      value: Authorization=AAD;ClientId=<client id>
            """,
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
                "has neither APPLICATIONINSIGHTS_CONNECTION_STRING nor OTEL_EXPORTER_OTLP_ENDPOINT, so it sends no telemetry; set one"
            );
        }

        if (
            resource
                .List("siteConfig.appSettings")
                .FirstOrDefault(setting => setting.Text("name") == "APPLICATIONINSIGHTS_CONNECTION_STRING")
                ?.Text("value")
                is { } value
            && !AzureResource.IsHidden(value)
            && !value.StartsWith('@')
            && !value.Contains("InstrumentationKey=", StringComparison.OrdinalIgnoreCase)
        )
        {
            yield return resource.Problem(
                "APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string; set InstrumentationKey=...;IngestionEndpoint=..."
            );
        }

        if (settings.Contains("APPINSIGHTS_INSTRUMENTATIONKEY"))
        {
            yield return resource.Problem("APPINSIGHTS_INSTRUMENTATIONKEY is a retired key; use the connection string and an identity");
        }

        if (
            settings.Contains("APPLICATIONINSIGHTS_CONNECTION_STRING")
            && plan.Of("applicationinsights:Component").Any(component => component.Is("disableLocalAuth", "true"))
            && !settings.Contains("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")
        )
        {
            yield return resource.Problem(
                "APPLICATIONINSIGHTS_AUTHENTICATION_STRING is not set, but keys are disabled on the component; set "
                    + "Authorization=AAD;ClientId=..."
            );
        }
    }
}
