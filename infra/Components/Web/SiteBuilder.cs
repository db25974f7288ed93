using Infra.Context;
using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components.Web;

/// <summary>Creates the site and its staging slot from the same values, so that the slot is as secure as production.</summary>
internal sealed class SiteBuilder(ChatSiteArgs args, Input<string> planId)
{
    public const string SlotName = "staging";

    /// <summary>A setting that stays with the slot in a swap.</summary>
    public const string StickySetting = "Release__Slot";

    private const string Kind = "app,linux";

    private readonly StackContext _context = args.Context;

    private string PublicNetworkAccess => args.IsBehindGateway ? "Disabled" : "Enabled";

    public WebApp CreateSite(string name, CustomResourceOptions options)
    {
        // Together with the slot's name it must fit into a host name label.
        var siteName = _context.Names.Of("app", 50);
        return new(
            name,
            new()
            {
                Name = siteName,
                ResourceGroupName = _context.ResourceGroupName,
                Location = _context.Location,
                Kind = Kind,
                Reserved = true,
                ServerFarmId = planId,
                HttpsOnly = true,
                EndToEndEncryptionEnabled = args.Hosting.Plan.IsPremium,
                ClientAffinityEnabled = false,
                SshEnabled = false,
                PublicNetworkAccess = PublicNetworkAccess,
                Identity = Identity(),
                KeyVaultReferenceIdentity = args.Identity.Id,
                VirtualNetworkSubnetId = args.SubnetId,
                OutboundVnetRouting = Routing(),
                SiteConfig = ProductionConfig(siteName),
                Tags = _context.Tags,
            },
            options
        );
    }

    public WebAppSlot CreateSlot(string name, WebApp site, CustomResourceOptions options) =>
        new(
            name,
            new()
            {
                Name = site.Name,
                Slot = SlotName,
                ResourceGroupName = _context.ResourceGroupName,
                Location = _context.Location,
                Kind = Kind,
                Reserved = true,
                ServerFarmId = planId,
                HttpsOnly = true,
                EndToEndEncryptionEnabled = args.Hosting.Plan.IsPremium,
                ClientAffinityEnabled = false,
                SshEnabled = false,
                PublicNetworkAccess = PublicNetworkAccess,
                Identity = Identity(),
                KeyVaultReferenceIdentity = args.Identity.Id,
                VirtualNetworkSubnetId = args.SubnetId,
                OutboundVnetRouting = Routing(),
                SiteConfig = SlotConfig(),
                Tags = _context.Tags,
            },
            options
        );

    private ManagedServiceIdentityArgs Identity() =>
        new() { Type = ManagedServiceIdentityType.UserAssigned, UserAssignedIdentities = { args.Identity.Id } };

    /// <summary>Routes everything through the network: the app's own calls, its package, backups and images.</summary>
    private static OutboundVnetRoutingArgs Routing() =>
        new()
        {
            AllTraffic = true,
            ApplicationTraffic = true,
            ContentShareTraffic = true,
            ImagePullTraffic = true,
            BackupRestoreTraffic = true,
        };

    private SiteConfigArgs ProductionConfig(string siteName)
    {
        var config = Config(args.PackageUri, args.AppSettings);
        if (args.Hosting.Staging is { Percent: > 0 } staging)
        {
            config.Experiments = new ExperimentsArgs
            {
                RampUpRules = new RampUpRuleArgs
                {
                    Name = SlotName,
                    ActionHostName = $"{siteName}-{SlotName}.azurewebsites.net",
                    ReroutePercentage = staging.Percent,
                },
            };
        }

        return config;
    }

    private SiteConfigArgs SlotConfig()
    {
        var replaced = args.AppSettings.Concat(args.StagingAppSettings).GroupBy(pair => pair.Key).Select(same => same.Last());
        return Config(args.StagingPackageUri, [.. replaced, KeyValuePair.Create(StickySetting, (Input<string>)SlotName)]);
    }

    private SiteConfigArgs Config(Output<string> packageUri, IEnumerable<KeyValuePair<string, Input<string>>> appSettings)
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
            PublicNetworkAccess = PublicNetworkAccess,
            IpSecurityRestrictionsDefaultAction = "Deny",
            ScmIpSecurityRestrictionsDefaultAction = "Deny",
        };
        foreach (var restriction in Restrictions())
        {
            config.IpSecurityRestrictions.Add(restriction);
        }

        config.AppSettings.Add(new NameValuePairArgs { Name = "WEBSITE_RUN_FROM_PACKAGE", Value = packageUri });
        config.AppSettings.Add(new NameValuePairArgs { Name = "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID", Value = args.Identity.Id });
        foreach (var (setting, value) in appSettings)
        {
            config.AppSettings.Add(new NameValuePairArgs { Name = setting, Value = value });
        }

        return config;
    }

    /// <summary>The allowed addresses of a site without a gateway; behind one, only the private endpoint is open.</summary>
    private IEnumerable<IpSecurityRestrictionArgs> Restrictions() =>
        args.IsBehindGateway
            ? []
            : _context.Access.AllowedRanges.Select(
                (range, i) =>
                    new IpSecurityRestrictionArgs
                    {
                        Name = $"allowed-{100 + i}",
                        Action = "Allow",
                        Priority = 100 + i,
                        IpAddress = range.ToString(),
                    }
            );
}
