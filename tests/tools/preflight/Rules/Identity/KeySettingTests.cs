namespace Preflight.Tests.Rules.Identity;

public sealed class KeySettingTests : RuleTests<KeySettingTests>, IRuleCases
{
    public static string Rule => "app-key-setting";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a plain key", Example.With("app", "siteConfig.appSettings[0].value", "not a reference"), "app"),
            NonCompliant("connection strings", Example.With("app", "siteConfig.connectionStrings", new[] { new { name = "db" } }), "app"),
            NonCompliant("an account key", Value("AccountName=a;AccountKey=abc"), "app"),
            NonCompliant("a password", Value("Server=s;User ID=u;Password=p"), "app"),
            NonCompliant("a user with a password", Value("https://user:word@example.com"), "app"),
            NonCompliant("a signature", Value("https://a.blob.core.windows.net/c?sv=2024-11-04&sig=abc"), "app"),
            Compliant("an address with a query", Value("https://example.com/?topic=sig")),
            Compliant(
                "a setting with a harmless name",
                Example.With("app", "siteConfig.appSettings[0]", new { name = "PageSize", value = "20" })
            ),
            Compliant("the connection string of Application Insights", Insights),
            Compliant(
                "its retired key, which another rule reports",
                Insights.With("app", "siteConfig.appSettings[0].name", "APPINSIGHTS_INSTRUMENTATIONKEY")
            ),
        ];

    private static TestPlan Value(string value) => Example.With("app", "siteConfig.appSettings[0]", new { name = "Uploads", value });

    private static TestPlan Insights =>
        Example.With(
            "app",
            "siteConfig.appSettings[0]",
            new { name = "APPLICATIONINSIGHTS_CONNECTION_STRING", value = "InstrumentationKey=..." }
        );
}
