namespace Preflight.Tests.Rules.Identity;

public sealed class KeySettingTests : RuleTests<KeySettingTests>, IRuleCases
{
    public static string Rule => "app-key-setting";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a plain key", Example.With("app", "siteConfig.appSettings[0].value", "not a reference"), "app"),
            NonCompliant("connection strings", Example.With("app", "siteConfig.connectionStrings", new[] { new { name = "db" } }), "app"),
            Compliant(
                "a setting with a harmless name",
                Example.With("app", "siteConfig.appSettings[0]", new { name = "PageSize", value = "20" })
            ),
            Compliant("the connection string of Application Insights", Insights),
        ];

    private static TestPlan Insights =>
        Example.With(
            "app",
            "siteConfig.appSettings[0]",
            new { name = "APPLICATIONINSIGHTS_CONNECTION_STRING", value = "InstrumentationKey=..." }
        );
}
