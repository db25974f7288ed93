namespace Preflight.Tests.Rules.Delivery;

public sealed class StagingSlotTests : RuleTests<StagingSlotTests>, IRuleCases
{
    public static string Rule => "staging-slot";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no slot", Example.Without("app-staging"), "app"),
            NonCompliant("another runtime", Example.With("app-staging", "siteConfig.linuxFxVersion", "DOTNETCORE|8.0"), "app-staging"),
            NonCompliant("plain HTTP", Example.With("app-staging", "httpsOnly", null), "app-staging"),
            NonCompliant("a missing app setting", Example.With("app-staging", "siteConfig.appSettings[0]", null), "app-staging"),
            Compliant(
                "a retired runtime of the app, which has a finding of its own",
                Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE|6.0")
            ),
            Compliant(
                "a misspelt setting of the app, which has a finding of its own",
                Example.With("app", "siteConfig.appSettings[1]", new { name = "WEBSITE_CONTAINER_STOP_TIME_LIMIT", value = "60" })
            ),
            Compliant("no slot in development", Example.Without("app-staging").InDevelopment()),
            Compliant("the slot's settings are secret", Example.With("app-staging", "siteConfig.appSettings", "[secret]")),
        ];
}
