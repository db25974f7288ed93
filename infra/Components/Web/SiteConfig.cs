using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components;

/// <summary>What the site and its slot have in common: the slot is to be as safe as production.</summary>
internal static class SiteConfig
{
    /// <summary>Everything leaves through the network: the app's own calls, its package, backups and images.</summary>
    public static OutboundVnetRoutingArgs Routing =>
        new()
        {
            AllTraffic = true,
            ApplicationTraffic = true,
            ContentShareTraffic = true,
            ImagePullTraffic = true,
            BackupRestoreTraffic = true,
        };

    public static string PublicNetworkAccess(ChatSiteArgs args) => args.Link is null ? "Enabled" : "Disabled";

    public static ManagedServiceIdentityArgs Identity(ChatSiteArgs args) =>
        new() { Type = ManagedServiceIdentityType.UserAssigned, UserAssignedIdentities = { args.Identity.Id } };

    /// <param name="slot">Null for production.</param>
    public static SiteConfigArgs For(StackContext stack, ChatSiteArgs args, string? slot, string siteName)
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
            PublicNetworkAccess = PublicNetworkAccess(args),
            IpSecurityRestrictionsDefaultAction = "Deny",
            ScmIpSecurityRestrictionsDefaultAction = "Deny",
        };
        Admit(config, stack, args);
        AddSettings(config, args, slot);
        if (slot is null && stack.Settings.Staging is { Percent: > 0 } staging)
        {
            config.Experiments = new ExperimentsArgs
            {
                RampUpRules = new RampUpRuleArgs
                {
                    Name = Staging.SlotName,
                    ActionHostName = $"{siteName}-{Staging.SlotName}.azurewebsites.net",
                    ReroutePercentage = staging.Percent,
                },
            };
        }

        return config;
    }

    /// <summary>Allowed addresses reach a site that answers directly; behind the gateway nobody else is let in.</summary>
    private static void Admit(SiteConfigArgs config, StackContext stack, ChatSiteArgs args)
    {
        var priority = 100;
        foreach (var address in args.Link is null ? stack.Settings.AllowedAddresses : [])
        {
            config.IpSecurityRestrictions.Add(
                new IpSecurityRestrictionArgs
                {
                    Name = $"allowed-{priority}",
                    Action = "Allow",
                    Priority = priority,
                    IpAddress = address.ToString(),
                }
            );
            priority++;
        }
    }

    private static void AddSettings(SiteConfigArgs config, ChatSiteArgs args, string? slot)
    {
        Input<string> package = slot is not null && args.StagingPackageUri is { } candidate ? candidate : args.PackageUri;
        config.AppSettings.Add(new NameValuePairArgs { Name = "WEBSITE_RUN_FROM_PACKAGE", Value = package });
        config.AppSettings.Add(new NameValuePairArgs { Name = "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID", Value = args.Identity.Id });
        foreach (
            var (setting, value) in slot is null
                ? args.Settings
                : args.Settings.Concat(args.StagingSettings).GroupBy(pair => pair.Key).Select(same => same.Last())
        )
        {
            config.AppSettings.Add(new NameValuePairArgs { Name = setting, Value = value });
        }

        if (slot is not null)
        {
            config.AppSettings.Add(new NameValuePairArgs { Name = Staging.StickySetting, Value = slot });
        }
    }
}
