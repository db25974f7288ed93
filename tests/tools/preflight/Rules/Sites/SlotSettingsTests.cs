namespace Preflight.Tests.Rules.Sites;

public sealed class SlotSettingsTests : RuleTests<SlotSettingsTests>, IRuleCases
{
    public static string Rule => "slot-settings";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a sticky name that no slot sets", Example.With("app-sticky", "appSettingNames[1]", "Colour"), "app-sticky"),
            NonCompliant(
                "a sticky connection that no slot sets",
                Example.With("app-sticky", "connectionStringNames", new[] { "db" }),
                "app-sticky"
            ),
            NonCompliant(
                "another value that is not sticky",
                Example.With("app-staging", "siteConfig.appSettings[0].value", "next"),
                "app-staging"
            ),
            NonCompliant("a setting of the slot only", Example.Without("app-sticky"), "app-staging"),
            NonCompliant("names of a site that is not there", Example.With("app-sticky", "name", "other"), "app-sticky", "app-staging"),
            Compliant(
                "another value that is sticky",
                Example
                    .With("app-staging", "siteConfig.appSettings[0].value", "next")
                    .With("app-sticky", "appSettingNames[1]", "SearchIndex")
            ),
            Compliant(
                "another release",
                Example
                    .With("app", "siteConfig.appSettings[1]", new { name = "Version", value = "1" })
                    .With("app-staging", "siteConfig.appSettings[2]", new { name = "Version", value = "2" })
            ),
            Compliant("secret settings", Example.With("app-staging", "siteConfig.appSettings", "[secret]")),
        ];
}
