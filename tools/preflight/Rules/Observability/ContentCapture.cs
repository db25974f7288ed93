using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ContentCapture()
    : ResourceRule(
        new()
        {
            Id = "content-capture",
            Title = "Questions and answers are not recorded in telemetry",
            Why = "Prompts and answers can contain personal data, which then is in logs and traces.",
            Fix = "Set the app setting to false or remove it.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://opentelemetry.io/docs/specs/semconv/gen-ai/",
            Requirements = ["OBS-05", "GRD-12"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT
                      value: 'false'
            """,
        }
    )
{
    private static readonly string[] Switches =
    [
        "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT",
        "AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED",
        "AZURE_EXPERIMENTAL_ENABLE_GENAI_CONTENT",
        "OTEL_DOTNET_EXPERIMENTAL_GENAI_CAPTURE_CONTENT",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from setting in resource.List("siteConfig.appSettings")
        where Switches.Contains(setting.Text("name")) && setting.Text("value") is not ("false" or "0" or "no_content" or "NO_CONTENT")
        select resource.Problem(
            $"{setting.Text("name")} is {setting.Text("value")}, which records prompts and answers in telemetry; set it to false"
        );
}
