using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Oracle;

/// <summary>Child resources of the site: basic-auth switches, sticky names, settings as a resource of their own, sign-in.</summary>
public static class SiteChildren
{
    public static void Register(Foundation foundation, WebApp app, WebAppSlot slot, Output<string> apiKey)
    {
        var group = foundation.Group.Name;
        _ = new WebAppFtpAllowed(
            "site-ftp",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Allow = false,
            },
            new() { Parent = app }
        );
        _ = new WebAppScmAllowed(
            "site-scm",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Allow = false,
            },
            new() { Parent = app }
        );
        _ = new WebAppScmAllowedSlot(
            "site-staging-scm",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Slot = "staging",
                Allow = false,
            },
            new() { Parent = slot }
        );
        _ = new WebAppFtpAllowedSlot(
            "site-staging-ftp",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Slot = "staging",
                Allow = false,
            },
            new() { Parent = slot }
        );
        _ = new WebAppAuthSettingsV2Slot(
            "site-staging-sign-in",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Slot = "staging",
                Platform = new AuthPlatformArgs { Enabled = true },
                HttpSettings = new HttpSettingsArgs
                {
                    ForwardProxy = new ForwardProxyArgs
                    {
                        Convention = ForwardProxyConvention.Custom,
                        CustomHostHeaderName = "X-Original-Host",
                    },
                },
            },
            new() { Parent = slot }
        );
        _ = new WebAppSlotConfigurationNames(
            "site-sticky",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                AppSettingNames = { "Ai__Key" },
            },
            new() { Parent = app, DependsOn = slot }
        );
        _ = new WebAppApplicationSettings(
            "site-settings",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Properties =
                {
                    ["plain"] = "1",
                    ["secret"] = apiKey,
                    ["computed"] = foundation.Identity.ClientId,
                },
            },
            new() { Parent = app, DependsOn = { slot } }
        );
        _ = new WebAppAuthSettingsV2(
            "site-sign-in",
            new()
            {
                ResourceGroupName = group,
                Name = app.Name,
                Platform = new AuthPlatformArgs { Enabled = true, RuntimeVersion = "~1" },
                GlobalValidation = new GlobalValidationArgs
                {
                    RequireAuthentication = true,
                    RedirectToProvider = "azureactivedirectory",
                    UnauthenticatedClientAction = UnauthenticatedClientActionV2.RedirectToLoginPage,
                    ExcludedPaths = { "/live", "/ready" },
                },
                HttpSettings = new HttpSettingsArgs
                {
                    RequireHttps = true,
                    ForwardProxy = new ForwardProxyArgs { Convention = ForwardProxyConvention.Standard },
                },
                IdentityProviders = new IdentityProvidersArgs { AzureActiveDirectory = EntraId(foundation) },
                Login = new LoginArgs
                {
                    TokenStore = new TokenStoreArgs { Enabled = true, TokenRefreshExtensionHours = 72.5 },
                    PreserveUrlFragmentsForLogins = true,
                },
            },
            new() { Parent = app }
        );
    }

    private static AzureActiveDirectoryArgs EntraId(Foundation foundation) =>
        new()
        {
            Enabled = true,
            Registration = new AzureActiveDirectoryRegistrationArgs
            {
                ClientId = "22222222-2222-2222-2222-222222222222",
                ClientSecretSettingName = "AUTH_SECRET",
                OpenIdIssuer = Output.Format(
                    $"https://login.microsoftonline.com/{foundation.Client.Apply(client => client.TenantId)}/v2.0"
                ),
            },
            Validation = new AzureActiveDirectoryValidationArgs
            {
                AllowedAudiences = { "api://oracle" },
                DefaultAuthorizationPolicy = new DefaultAuthorizationPolicyArgs
                {
                    AllowedPrincipals = new AllowedPrincipalsArgs { Groups = { "33333333-3333-3333-3333-333333333333" }, Identities = [] },
                },
            },
        };
}
