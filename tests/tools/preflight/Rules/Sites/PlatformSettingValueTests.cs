namespace Preflight.Tests.Rules.Sites;

public sealed class PlatformSettingValueTests : RuleTests<PlatformSettingValueTests>, IRuleCases
{
    public static string Rule => "platform-setting-value";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("too high a number", Set("WEBSITES_CONTAINER_STOP_TIME_LIMIT", "600"), "app"),
            Compliant("the highest number", Set("WEBSITES_CONTAINER_STOP_TIME_LIMIT", "120")),
            NonCompliant("yes for a flag", Set("SCM_DO_BUILD_DURING_DEPLOYMENT", "yes"), "app"),
            Compliant("0 for a flag", Set("SCM_DO_BUILD_DURING_DEPLOYMENT", "0")),
            NonCompliant("another choice", Set("WEBSITE_LOCAL_CACHE_OPTION", "On"), "app"),
            NonCompliant("a path without a slash", Set("WEBSITE_WARMUP_PATH", "readyz"), "app"),
            NonCompliant("words for status codes", Set("WEBSITE_WARMUP_STATUSES", "OK"), "app"),
            Compliant("status codes", Set("WEBSITE_WARMUP_STATUSES", "200, 202")),
            NonCompliant("a name for an address", Set("WEBSITE_DNS_SERVER", "dns.example.com"), "app"),
            NonCompliant("an abbreviation of Production", Set("ASPNETCORE_ENVIRONMENT", "prod"), "app"),
            NonCompliant("traffic around the network", Set("WEBSITE_VNET_ROUTE_ALL", "0"), "app"),
            NonCompliant(
                "a build of a package",
                Set("WEBSITE_RUN_FROM_PACKAGE", "1").With("app", "siteConfig.appSettings[1].value", "true"),
                "app"
            ),
            Compliant("a time span of a Windows container", Set("WEBSITES_CONTAINER_START_TIME_LIMIT", "00:05:00")),
            Compliant("a setting of the app", Set("Colour", "red")),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });
}
