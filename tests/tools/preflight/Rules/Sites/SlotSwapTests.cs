namespace Preflight.Tests.Rules.Sites;

public sealed class SlotSwapTests : RuleTests<SlotSwapTests>, IRuleCases
{
    public static string Rule => "slot-swap";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a sticky package", Example.With("app-sticky", "appSettingNames[1]", "WEBSITE_RUN_FROM_PACKAGE"), "app-sticky"),
            NonCompliant("the name production", Example.With("app-staging", "slot", "production"), "app-staging"),
            NonCompliant(
                "a swap by itself on Linux",
                Example.With("app-staging", "reserved", true).With("app-staging", "siteConfig.autoSwapSlotName", "production"),
                "app-staging"
            ),
            NonCompliant("a swap with no slot", Example.With("app-staging", "siteConfig.autoSwapSlotName", "canary"), "app-staging"),
            Compliant("a swap by itself on Windows", Example.With("app-staging", "siteConfig.autoSwapSlotName", "production")),
            NonCompliant("visitors for no slot", Example.With("app", "siteConfig.experiments.rampUpRules[0].name", "canary"), "app"),
            NonCompliant(
                "another host",
                Example.With("app", "siteConfig.experiments.rampUpRules[0].actionHostName", "other.azurewebsites.net"),
                "app"
            ),
            NonCompliant("too many visitors", Example.With("app", "siteConfig.experiments.rampUpRules[0].reroutePercentage", 101), "app"),
            NonCompliant(
                "another region",
                Example.With("app", "location", "westeurope").With("app-staging", "location", "northeurope"),
                "app-staging"
            ),
            Compliant(
                "one region in two spellings",
                Example.With("app", "location", "West Europe").With("app-staging", "location", "westeurope")
            ),
        ];
}
