namespace Preflight.Tests.Rules.Secrets;

public sealed class HiddenSettingsTests : RuleTests<HiddenSettingsTests>, IRuleCases
{
    public static string Rule => "hidden-settings";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("all settings are secret", Example.With("app", "siteConfig.appSettings", "[secret]"), "app"),
            NonCompliant("the configuration is not known", Example.With("app", "siteConfig", "[unknown]"), "app"),
            Compliant("one value is secret", Example.With("app", "siteConfig.appSettings[0].value", "[secret]")),
        ];
}
