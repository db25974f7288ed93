using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components;

/// <summary>What the site runs and what it is told.</summary>
public sealed record ChatSiteArgs
{
    /// <summary>The app's identity, which every dependency has granted its roles.</summary>
    public required Input<string> IdentityId { get; init; }

    /// <summary>The zip's address; known once it lies there.</summary>
    public required Input<string> PackageUri { get; init; }

    /// <summary>All app settings. The site owns them alone: a second owner would replace them.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Settings { get; init; }

    /// <summary>The subnet that all of the app's calls leave through.</summary>
    public required Input<string> SubnetId { get; init; }
}

/// <summary>App Service plan and site. It runs from a package it reads by identity; nobody deploys into it with a password.</summary>
public sealed class ChatSite : ComponentResource
{
    public ChatSite(string name, StackContext stack, ChatSiteArgs args, Telemetry telemetry, ComponentResourceOptions? options = null)
        : base("ai-workload:site:ChatSite", name, options)
    {
        var plan = new AppServicePlan($"{name}-plan", new()
        {
            Name = stack.Names.Of("asp", 60),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = "linux",
            Reserved = true,
            Sku = new SkuDescriptionArgs { Name = stack.Settings.AppPlan.Name, Tier = stack.Settings.AppPlan.Tier, Capacity = stack.Settings.AppInstances },
            ZoneRedundant = stack.Settings.ZoneRedundant,
            Tags = stack.Tags,
        }, new() { Parent = this });

        var site = new WebApp($"{name}-site", new()
        {
            Name = stack.Names.Of("app", 60),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = "app,linux",
            Reserved = true,
            ServerFarmId = plan.Id,
            HttpsOnly = true,
            EndToEndEncryptionEnabled = true,
            ClientAffinityEnabled = false,
            SshEnabled = false,
            PublicNetworkAccess = "Enabled",
            Identity = new ManagedServiceIdentityArgs { Type = ManagedServiceIdentityType.UserAssigned, UserAssignedIdentities = { args.IdentityId } },
            KeyVaultReferenceIdentity = args.IdentityId,
            VirtualNetworkSubnetId = args.SubnetId,
            OutboundVnetRouting = new OutboundVnetRoutingArgs { AllTraffic = true },
            SiteConfig = SiteConfig(stack, args),
            Tags = stack.Tags,
        }, new() { Parent = this });

        RefusePasswords(name, stack, site);
        if (stack.Settings.SignInClientId is { } clientId)
        {
            RequireSignIn(name, stack, site, clientId);
        }

        telemetry.Watch($"{name}-plan", this, plan.Id, LogCategories.Plan);
        telemetry.Watch(name, this, site.Id, LogCategories.Site);

        Id = site.Id;
        Url = Output.Format($"https://{site.DefaultHostName}/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("url")]
    public Output<string> Url { get; private set; }

    private static SiteConfigArgs SiteConfig(StackContext stack, ChatSiteArgs args)
    {
        var config = new SiteConfigArgs
        {
            LinuxFxVersion = "DOTNETCORE|10.0",
            AlwaysOn = true,
            Http20Enabled = true,
            FtpsState = "Disabled",
            MinTlsVersion = "1.2",
            ScmMinTlsVersion = "1.2",
            RemoteDebuggingEnabled = false,
            HealthCheckPath = "/readyz",
            PublicNetworkAccess = "Enabled",
            IpSecurityRestrictionsDefaultAction = "Deny",
            ScmIpSecurityRestrictionsDefaultAction = "Deny",
        };
        var priority = 100;
        foreach (var address in stack.Settings.AllowedAddresses)
        {
            config.IpSecurityRestrictions.Add(new IpSecurityRestrictionArgs
            {
                Name = $"allowed-{priority}", Action = "Allow", Priority = priority, IpAddress = address.ToString(),
            });
            priority++;
        }

        config.AppSettings.Add(new NameValuePairArgs { Name = "WEBSITE_RUN_FROM_PACKAGE", Value = args.PackageUri });
        config.AppSettings.Add(new NameValuePairArgs { Name = "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID", Value = args.IdentityId });
        foreach (var (setting, value) in args.Settings)
        {
            config.AppSettings.Add(new NameValuePairArgs { Name = setting, Value = value });
        }

        return config;
    }

    private void RefusePasswords(string name, StackContext stack, WebApp site)
    {
        var ftp = new WebAppFtpAllowed($"{name}-ftp", new()
        {
            Name = site.Name, ResourceGroupName = stack.ResourceGroupName, Allow = false,
        }, new() { Parent = this });

        // Two policies of one site at once conflict.
        _ = new WebAppScmAllowed($"{name}-scm", new()
        {
            Name = site.Name, ResourceGroupName = stack.ResourceGroupName, Allow = false,
        }, new() { Parent = this, DependsOn = { ftp } });
    }

    private void RequireSignIn(string name, StackContext stack, WebApp site, string clientId) => _ = new WebAppAuthSettingsV2($"{name}-sign-in", new()
    {
        Name = site.Name,
        ResourceGroupName = stack.ResourceGroupName,
        Platform = new AuthPlatformArgs { Enabled = true, RuntimeVersion = "~1" },
        GlobalValidation = new GlobalValidationArgs
        {
            RequireAuthentication = true,
            UnauthenticatedClientAction = UnauthenticatedClientActionV2.RedirectToLoginPage,
            RedirectToProvider = "azureactivedirectory",

            // The platform's health check and the gateway's probe carry no identity.
            ExcludedPaths = { "/healthz", "/readyz" },
        },
        HttpSettings = new HttpSettingsArgs { RequireHttps = true },
        IdentityProviders = new IdentityProvidersArgs
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
        },
        Login = new LoginArgs { TokenStore = new TokenStoreArgs { Enabled = false } },
    }, new() { Parent = this });
}
