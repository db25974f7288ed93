namespace Preflight.Tests.Rules.Identity;

public sealed class SignInTests : RuleTests<SignInTests>, IRuleCases
{
    public static string Rule => "sign-in";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no authentication", Example.Without("app-sign-in"), "app"),
            NonCompliant("authentication is off", Example.With("app-sign-in", "platform.enabled", false), "app-sign-in"),
            NonCompliant(
                "sign-in is optional",
                Example.With("app-sign-in", "globalValidation.requireAuthentication", false),
                "app-sign-in"
            ),
            NonCompliant("anonymous requests pass", Example.With("app-sign-in", Action, "AllowAnonymous"), "app-sign-in"),
            NonCompliant("every page is excluded", Example.With("app-sign-in", "globalValidation.excludedPaths[0]", "/*"), "app-sign-in"),
            Compliant("anonymous requests get 401", Example.With("app-sign-in", Action, "Return401")),
        ];

    private const string Action = "globalValidation.unauthenticatedClientAction";
}
