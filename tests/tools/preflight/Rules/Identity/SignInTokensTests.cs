namespace Preflight.Tests.Rules.Identity;

public sealed class SignInTokensTests : RuleTests<SignInTokensTests>, IRuleCases
{
    public static string Rule => "sign-in-tokens";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "another tenant",
                Example.With("app-sign-in", Issuer, "https://login.microsoftonline.com/99999999-2222-4333-8444-555555555555/v2.0"),
                "app-sign-in"
            ),
            NonCompliant(
                "every tenant",
                Example.With("app-sign-in", Issuer, "https://login.microsoftonline.com/common/v2.0"),
                "app-sign-in"
            ),
            NonCompliant(
                "the version before the tenant",
                Example.With("app-sign-in", Issuer, "https://login.microsoftonline.com/v2.0/11111111-2222-4333-8444-555555555555/"),
                "app-sign-in"
            ),
            NonCompliant(
                "the address of the metadata",
                Example.With(
                    "app-sign-in",
                    Issuer,
                    "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0/.well-known/openid-configuration"
                ),
                "app-sign-in"
            ),
            NonCompliant(
                "an issuer without TLS",
                Example.With("app-sign-in", Issuer, "http://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0"),
                "app-sign-in"
            ),
            NonCompliant("no issuer", Example.With("app-sign-in", Issuer, null), "app-sign-in"),
            Compliant(
                "the older name of the same issuer",
                Example.With("app-sign-in", Issuer, "https://sts.windows.net/11111111-2222-4333-8444-555555555555/v2.0")
            ),
            Compliant(
                "an issuer of External ID",
                Example.With("app-sign-in", Issuer, "https://contoso.ciamlogin.com/33333333-2222-4333-8444-555555555555/v2.0")
            ),
            Compliant("an issuer that is not known yet", Example.With("app-sign-in", Issuer, "[unknown]")),
            Compliant(
                "another tenant without a vault to compare with",
                Example
                    .Without("vault")
                    .With("app-sign-in", Issuer, "https://login.microsoftonline.com/99999999-2222-4333-8444-555555555555/v2.0")
            ),
            NonCompliant("no client id", Example.With("app-sign-in", Client, null), "app-sign-in"),
            NonCompliant(
                "a name as client id",
                Example.With("app-sign-in", Audiences, null).With("app-sign-in", Client, "chat-app"),
                "app-sign-in"
            ),
            NonCompliant(
                "tokens for another app",
                Example.With("app-sign-in", $"{Audiences}[0]", "api://99999999-3333-4444-8555-666666666666"),
                "app-sign-in"
            ),
            NonCompliant(
                "tokens for Microsoft Graph",
                Example.With("app-sign-in", $"{Audiences}[2]", "https://graph.microsoft.com"),
                "app-sign-in"
            ),
            Compliant("an audience with a name of its own", Example.With("app-sign-in", $"{Audiences}[2]", "api://chat.example.com")),
            Compliant("no audiences", Example.With("app-sign-in", Audiences, null)),
            NonCompliant(
                "a secret in a setting that the app does not have",
                Example.With("app", "siteConfig.appSettings[0].name", "OTHER"),
                "app-sign-in"
            ),
            Compliant("settings that are not known", Example.With("app", "siteConfig.appSettings", "[secret]")),
            NonCompliant("tokens without TLS", Example.With("app-sign-in", "httpSettings.requireHttps", false), "app-sign-in"),
            NonCompliant(
                "a nonce that is not checked",
                Example.With("app-sign-in", "login.nonce", new { validateNonce = false }),
                "app-sign-in"
            ),
            NonCompliant(
                "the client id of a managed identity",
                Example
                    .Add("managedidentity:UserAssignedIdentity", "identity")
                    .With("app-sign-in", Audiences, null)
                    .With("app-sign-in", Client, TestResource.Guid("identity client")),
                "app-sign-in"
            ),
        ];

    private const string Issuer = "identityProviders.azureActiveDirectory.registration.openIdIssuer";
    private const string Client = "identityProviders.azureActiveDirectory.registration.clientId";
    private const string Audiences = "identityProviders.azureActiveDirectory.validation.allowedAudiences";
}
