namespace Preflight.Tests.Rules.Identity;

public sealed class SignInWeakenedTests : RuleTests<SignInWeakenedTests>, IRuleCases
{
    public static string Rule => "sign-in-weakened";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a pinned version", Example.With("app-sign-in", "platform.runtimeVersion", "1.3.2"), "app-sign-in"),
            NonCompliant("a file in the package", Example.With("app-sign-in", "platform.configFilePath", "auth.json"), "app-sign-in"),
            NonCompliant("tokens that are stored", Example.With("app-sign-in", "login.tokenStore.enabled", true), "app-sign-in"),
            NonCompliant(
                "a session of a year",
                Example.With("app-sign-in", "login.cookieExpiration.timeToExpiration", "365.00:00:00"),
                "app-sign-in"
            ),
            NonCompliant(
                "a redirect to another site",
                Example.With("app-sign-in", "login.allowedExternalRedirectUrls", new[] { "https://other.example.org/" }),
                "app-sign-in"
            ),
            Compliant(
                "a redirect to the app itself",
                Example.With("app-sign-in", "login.allowedExternalRedirectUrls", new[] { "https://app.azurewebsites.net/" })
            ),
            NonCompliant(
                "a public provider",
                Example.With("app-sign-in", "identityProviders.gitHub", new { enabled = true }),
                "app-sign-in"
            ),
            Compliant("a public provider that is off", Example.With("app-sign-in", "identityProviders.gitHub", new { enabled = false })),
            NonCompliant(
                "tokens of version 1",
                Example.With(
                    "app-sign-in",
                    "identityProviders.azureActiveDirectory.registration.openIdIssuer",
                    "https://sts.windows.net/11111111-2222-4333-8444-555555555555/"
                ),
                "app-sign-in"
            ),
            NonCompliant(
                "an empty list of clients",
                Example.With(
                    "app-sign-in",
                    "identityProviders.azureActiveDirectory.validation.defaultAuthorizationPolicy.allowedApplications",
                    Array.Empty<string>()
                ),
                "app-sign-in"
            ),
            NonCompliant(
                "a list without the app itself",
                Example.With(
                    "app-sign-in",
                    "identityProviders.azureActiveDirectory.validation.defaultAuthorizationPolicy.allowedApplications",
                    new[] { "33333333-3333-4444-8555-666666666666" }
                ),
                "app-sign-in"
            ),
            Compliant(
                "a list with the app itself",
                Example.With(
                    "app-sign-in",
                    "identityProviders.azureActiveDirectory.validation.defaultAuthorizationPolicy.allowedApplications",
                    new[] { "22222222-3333-4444-8555-666666666666" }
                )
            ),
            Compliant("development", Example.With("app-sign-in", "platform.runtimeVersion", "1.3.2").InDevelopment()),
        ];
}
