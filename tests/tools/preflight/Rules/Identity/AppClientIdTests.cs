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
            NonCompliant("a resource id", Example.With("app", "siteConfig.appSettings[0].value", Example.IdOf("app-identity")), "app"),
            NonCompliant("a word", Example.With("app", "siteConfig.appSettings[0].value", "chat"), "app"),
            NonCompliant("not set", Example.With("app", "siteConfig.appSettings[0]", Search), "app"),
            Compliant("not set, and no service is called", Example.With("app", "siteConfig.appSettings[0].name", "Other")),
            Compliant(
                "not set beside a system-assigned identity",
                Example.With("app", "siteConfig.appSettings[0]", Search).With("app", "identity.type", "SystemAssigned, UserAssigned")
            ),
            Compliant("the client id is not known yet", Example.With("app", "siteConfig.appSettings[0].value", "[unknown]")),
            Compliant("the app has no user-assigned identity", Example.With("app", "identity", null)),
        ];

    private static object Search => new { name = "SEARCH", value = "https://search.search.windows.net" };
}
