namespace Preflight.Tests.Rules.Observability;

public sealed class ContentCaptureTests : RuleTests<ContentCaptureTests>, IRuleCases
{
    public static string Rule => "content-capture";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("recording is on", Example.With("app", "siteConfig.appSettings[0].value", "true"), "app"),
            NonCompliant("the older switch", Example.With("app", "siteConfig.appSettings[0]", Older), "app"),
            Compliant("no switch", Example.With("app", "siteConfig.appSettings[0]", null)),
        ];

    private static object Older => new { name = "AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED", value = "1" };
}
