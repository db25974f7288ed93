namespace Preflight.Tests.Rules.Observability;

public sealed class AppTelemetryTests : RuleTests<AppTelemetryTests>, IRuleCases
{
    public static string Rule => "app-telemetry";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no telemetry", Example.With("app", "siteConfig.appSettings", Array.Empty<object>()), "app"),
            NonCompliant("a key", Example.With("app", "siteConfig.appSettings[2]", new { name = "APPINSIGHTS_INSTRUMENTATIONKEY" }), "app"),
            NonCompliant("no authentication", Example.With("app", "siteConfig.appSettings[1]", null), "app"),
            NonCompliant("a bare key", Example.With("app", "siteConfig.appSettings[0].value", "0123"), "app"),
            Compliant("a secret connection string", Example.With("app", "siteConfig.appSettings[0].value", "[secret]")),
            Compliant(
                "the component accepts keys",
                Example.With("app", "siteConfig.appSettings[1]", null).With("insights", "disableLocalAuth", false)
            ),
            Compliant(
                "OpenTelemetry",
                Example.With("app", "siteConfig.appSettings", new[] { new { name = "OTEL_EXPORTER_OTLP_ENDPOINT" } })
            ),
        ];
}
