using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components;

/// <summary>App Service asks everybody to sign in with Entra ID before the app sees a request.</summary>
internal static class SignIn
{
    public static WebAppAuthSettingsV2 Require(string name, StackContext stack, Resource parent, WebApp site, string clientId) =>
        new(
            $"{name}-sign-in",
            new()
            {
                Name = site.Name,
                ResourceGroupName = stack.ResourceGroupName,
                Platform = Platform,
                GlobalValidation = GlobalValidation,
                HttpSettings = Http(stack),
                IdentityProviders = Providers(stack, clientId),
                Login = Login,
            },
            new() { Parent = parent }
        );

    public static WebAppAuthSettingsV2Slot Require(
        string name,
        StackContext stack,
        Resource parent,
        WebAppSlot slot,
        WebApp site,
        string clientId
    ) =>
        new(
            $"{name}-sign-in",
            new()
            {
                Name = site.Name,
                Slot = Staging.SlotName,
                ResourceGroupName = stack.ResourceGroupName,
                Platform = Platform,
                GlobalValidation = GlobalValidation,
                HttpSettings = Http(stack),
                IdentityProviders = Providers(stack, clientId),
                Login = Login,
            },
            new() { Parent = parent, DependsOn = { slot } }
        );

    private static AuthPlatformArgs Platform => new() { Enabled = true, RuntimeVersion = "~1" };

    private static GlobalValidationArgs GlobalValidation =>
        new()
        {
            RequireAuthentication = true,
            UnauthenticatedClientAction = UnauthenticatedClientActionV2.RedirectToLoginPage,
            RedirectToProvider = "azureactivedirectory",

            // The platform's health check and the gateway's probe carry no identity.
            ExcludedPaths = { "/healthz", "/readyz" },
        };

    private static LoginArgs Login => new() { TokenStore = new TokenStoreArgs { Enabled = false } };

    /// <summary>Behind the gateway people come back to the name they typed, which the gateway passes on in a header of its own.</summary>
    private static HttpSettingsArgs Http(StackContext stack)
    {
        var http = new HttpSettingsArgs { RequireHttps = true };
        if (stack.Settings.Gateway is not null)
        {
            http.ForwardProxy = new ForwardProxyArgs
            {
                Convention = ForwardProxyConvention.Custom,
                CustomHostHeaderName = "X-Original-Host",
            };
        }

        return http;
    }

    private static IdentityProvidersArgs Providers(StackContext stack, string clientId) =>
        new()
        {
            AzureActiveDirectory = new AzureActiveDirectoryArgs
            {
                Enabled = true,
                Registration = new AzureActiveDirectoryRegistrationArgs
                {
                    ClientId = clientId,
                    OpenIdIssuer = $"https://login.microsoftonline.com/{stack.TenantId}/v2.0",
                },
                Validation = new AzureActiveDirectoryValidationArgs { AllowedAudiences = { $"api://{clientId}", clientId } },
            },
        };
}
