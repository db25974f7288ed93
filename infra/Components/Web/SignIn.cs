using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components.Web;

/// <summary>App Service requires sign-in with Entra ID before a request reaches the app.</summary>
internal static class SignIn
{
    public static WebAppAuthSettingsV2 Create(
        string name,
        ChatSiteArgs args,
        CustomResourceOptions options,
        WebApp site,
        string clientId
    ) =>
        new(
            $"{name}-sign-in",
            new()
            {
                Name = site.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                Platform = Platform,
                GlobalValidation = GlobalValidation,
                HttpSettings = Http(args),
                IdentityProviders = Providers(args, clientId),
                Login = Login,
            },
            options
        );

    public static WebAppAuthSettingsV2Slot Create(string name, StagingSlotArgs args, CustomResourceOptions options, string clientId) =>
        new(
            $"{name}-sign-in",
            new()
            {
                Name = args.WebApp.Name,
                Slot = SiteBuilder.SlotName,
                ResourceGroupName = args.Site.Context.ResourceGroupName,
                Platform = Platform,
                GlobalValidation = GlobalValidation,
                HttpSettings = Http(args.Site),
                IdentityProviders = Providers(args.Site, clientId),
                Login = Login,
            },
            options
        );

    private static AuthPlatformArgs Platform => new() { Enabled = true, RuntimeVersion = "~1" };

    private static GlobalValidationArgs GlobalValidation =>
        new()
        {
            RequireAuthentication = true,
            UnauthenticatedClientAction = UnauthenticatedClientActionV2.RedirectToLoginPage,
            RedirectToProvider = "azureactivedirectory",

            // The platform's health check and the gateway's probe are anonymous.
            ExcludedPaths = { "/healthz", "/readyz" },
        };

    private static LoginArgs Login => new() { TokenStore = new TokenStoreArgs { Enabled = false } };

    /// <summary>Behind the gateway users return to the public host name, which the gateway passes in a header.</summary>
    private static HttpSettingsArgs Http(ChatSiteArgs args)
    {
        var http = new HttpSettingsArgs { RequireHttps = true };
        if (args.IsBehindGateway)
        {
            http.ForwardProxy = new ForwardProxyArgs
            {
                Convention = ForwardProxyConvention.Custom,
                CustomHostHeaderName = "X-Original-Host",
            };
        }

        return http;
    }

    private static IdentityProvidersArgs Providers(ChatSiteArgs args, string clientId) =>
        new()
        {
            AzureActiveDirectory = new AzureActiveDirectoryArgs
            {
                Enabled = true,
                Registration = new AzureActiveDirectoryRegistrationArgs
                {
                    ClientId = clientId,
                    OpenIdIssuer = $"https://login.microsoftonline.com/{args.Context.TenantId}/v2.0",
                },
                Validation = new AzureActiveDirectoryValidationArgs { AllowedAudiences = { $"api://{clientId}", clientId } },
            },
        };
}
