namespace Preflight.Tests.Rules.Identity;

public sealed class AppClientIdTests : RuleTests<AppClientIdTests>, IRuleCases
{
    public static string Rule => "app-client-id";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "another client id",
                Example.With("app", "siteConfig.appSettings[0].value", "00000000-0000-0000-0000-00000000000a"),
                "app"
            ),
            Compliant("the client id is not known yet", Example.With("app", "siteConfig.appSettings[0].value", "[unknown]")),
            Compliant("the app has no user-assigned identity", Example.With("app", "identity", null)),
        ];
}
