namespace Preflight.Tests.Rules.Identity;

public sealed class SignInTests : RuleTests<SignInTests>, IRuleCases
{
    public static string Rule => "sign-in";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no authentication", Example.Without("app-sign-in"), "app"),
            Compliant("a function app, which asks for a key", Example.Without("app-sign-in").With("app", "kind", "functionapp,linux")),
            NonCompliant(
                "authentication of a function app is off",
                Example.With("app", "kind", "functionapp,linux").With("app-sign-in", "platform.enabled", false),
                "app-sign-in"
            ),
            NonCompliant("authentication is off", Example.With("app-sign-in", "platform.enabled", false), "app-sign-in"),
            NonCompliant(
                "sign-in is optional",
                Example.With("app-sign-in", "globalValidation.requireAuthentication", false),
                "app-sign-in"
            ),
            NonCompliant("anonymous requests pass", Example.With("app-sign-in", Action, "AllowAnonymous"), "app-sign-in"),
            NonCompliant("every page is excluded", Example.With("app-sign-in", "globalValidation.excludedPaths[0]", "/*"), "app-sign-in"),
            Compliant("anonymous requests get 401", Example.With("app-sign-in", Action, "Return401")),
            NonCompliant("the API is excluded", Example.With("app-sign-in", "globalValidation.excludedPaths[1]", "/api/*"), "app-sign-in"),
            NonCompliant(
                "a path without a slash",
                Example.With("app-sign-in", "globalValidation.excludedPaths[0]", "healthz"),
                "app-sign-in"
            ),
            Compliant(
                "the app's own health check",
                Example.With("app", "siteConfig.healthCheckPath", "/up").With("app-sign-in", Path, "/up")
            ),
            Compliant("a path that is not known yet", Example.With("app-sign-in", Path, "[unknown]")),
            NonCompliant("no provider", Example.With("app-sign-in", "identityProviders", null), "app-sign-in"),
            NonCompliant(
                "a provider that is off",
                Example.With("app-sign-in", "identityProviders.azureActiveDirectory.enabled", false),
                "app-sign-in"
            ),
            NonCompliant(
                "a redirect to no provider",
                Example.With("app-sign-in", "globalValidation.redirectToProvider", null),
                "app-sign-in"
            ),
            NonCompliant("a redirect to another provider", Example.With("app-sign-in", Target, "google"), "app-sign-in"),
            Compliant("the short name of the provider", Example.With("app-sign-in", Target, "aad")),
            Compliant("401 without a redirect", Example.With("app-sign-in", Action, "Return401").With("app-sign-in", Target, null)),
            NonCompliant(
                "settings of the first version too",
                Example.Add("web:WebAppAuthSettings", "old", new { name = "app", enabled = true }),
                "old"
            ),
        ];

    private const string Path = "globalValidation.excludedPaths[0]";
    private const string Target = "globalValidation.redirectToProvider";

    private const string Action = "globalValidation.unauthenticatedClientAction";
}
