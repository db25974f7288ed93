using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Oracle;

/// <summary>App Service with a slot, and the settings that carry plain, computed and secret values side by side.</summary>
public sealed class Site
{
    private readonly Output<string> apiKey = new Config().RequireSecret("apiKey");

    public Site(Foundation foundation, Network network, Ai ai, Data data)
    {
        var group = foundation.Group.Name;
        var location = foundation.Group.Location;
        Insights = new Component(
            "insights",
            new()
            {
                ResourceGroupName = group,
                ResourceName = "appi-oracle",
                Location = location,
                Kind = "web",
                ApplicationType = ApplicationType.Web,
                WorkspaceResourceId = foundation.Workspace.Id,
                IngestionMode = IngestionMode.LogAnalytics,
                DisableLocalAuth = true,
                SamplingPercentage = 12.5,
                RetentionInDays = 90,
            }
        );
        Plan = new AppServicePlan(
            "plan",
            new()
            {
                ResourceGroupName = group,
                Name = "asp-oracle",
                Location = location,
                Kind = "linux",
                Reserved = true,
                ZoneRedundant = true,
                Sku = new SkuDescriptionArgs
                {
                    Name = "P0v3",
                    Tier = "Premium0V3",
                    Capacity = 3,
                    SkuCapacity = new SkuCapacityArgs { Minimum = 1, Maximum = 6 },
                },
            }
        );

        var identity = new ManagedServiceIdentityArgs
        {
            Type = Pulumi.AzureNative.Web.ManagedServiceIdentityType.SystemAssigned_UserAssigned,
            UserAssignedIdentities = { foundation.Identity.Id },
        };
        var routing = new OutboundVnetRoutingArgs
        {
            AllTraffic = true,
            ContentShareTraffic = true,
            ImagePullTraffic = false,
        };
        var settings = Settings(foundation, network, ai, data);
        var tags = InputMap<string>.Merge(foundation.Tags, new() { ["insights"] = Insights.Id });

        App = new WebApp(
            "site",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                Kind = "app,linux",
                Name = "app-oracle",
                ServerFarmId = Plan.Id,
                HttpsOnly = true,
                ClientAffinityEnabled = false,
                ClientCertMode = ClientCertMode.Optional,
                PublicNetworkAccess = "Enabled",
                Identity = identity,
                KeyVaultReferenceIdentity = foundation.Identity.Id,
                VirtualNetworkSubnetId = network.SiteSubnetId,
                OutboundVnetRouting = routing,
                SiteConfig = settings,
                Tags = tags,
            },
            new() { DependsOn = { network, data.Secret } }
        );
        var slot = new WebAppSlot(
            "site-staging",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                Kind = "app,linux",
                Name = App.Name,
                Slot = "staging",
                ServerFarmId = Plan.Id,
                HttpsOnly = true,
                ClientAffinityEnabled = false,
                ClientCertMode = ClientCertMode.Optional,
                PublicNetworkAccess = "Enabled",
                Identity = identity,
                KeyVaultReferenceIdentity = foundation.Identity.Id,
                VirtualNetworkSubnetId = network.SiteSubnetId,
                OutboundVnetRouting = routing,
                SiteConfig = settings,
                Tags = tags,
            },
            new() { Parent = App }
        );
        SiteChildren.Register(foundation, App, slot, apiKey);
    }

    public WebApp App { get; }

    public AppServicePlan Plan { get; }

    public Component Insights { get; }

    private SiteConfigArgs Settings(Foundation foundation, Network network, Ai ai, Data data) =>
        new()
        {
            AlwaysOn = true,
            LinuxFxVersion = "DOTNETCORE|10.0",
            FtpsState = FtpsState.Disabled,
            MinTlsVersion = SupportedTlsVersions.SupportedTlsVersions_1_2,
            ScmMinTlsVersion = "1.2",
            HealthCheckPath = "/ready",
            HttpLoggingEnabled = true,
            VnetRouteAllEnabled = true,
            WebSocketsEnabled = false,
            AppSettings =
            {
                Setting("APPLICATIONINSIGHTS_CONNECTION_STRING", Insights.ConnectionString),
                Setting("Ai__Endpoint", ai.Account.Properties.Apply(properties => properties.Endpoint)),
                Setting("Ai__Key", apiKey),
                Setting("Search__Endpoint", Output.Format($"https://{ai.Search.Name}.search.windows.net")),
                Setting("Vault__Secret", Output.Format($"@Microsoft.KeyVault(VaultName={data.Vault.Name};SecretName={data.Secret.Name})")),
                Setting("Mixed", Output.Format($"{foundation.Group.Name}/{apiKey}")),
                Setting("WEBSITE_RUN_FROM_PACKAGE", "1"),
            },
            ConnectionStrings =
            {
                new ConnStringInfoArgs
                {
                    Name = "db",
                    Type = ConnectionStringType.Custom,
                    ConnectionString = Output.CreateSecret("Server=db"),
                },
            },
            Cors = new CorsSettingsArgs { AllowedOrigins = { "https://portal.azure.com" }, SupportCredentials = false },
            DefaultDocuments = [],
            IpSecurityRestrictions =
            {
                new IpSecurityRestrictionArgs
                {
                    Name = "office",
                    Priority = 100,
                    Action = "Allow",
                    IpAddress = "203.0.113.0/24",
                    Tag = IpFilterTag.Default,
                },
                new IpSecurityRestrictionArgs
                {
                    Name = "door",
                    Priority = 200,
                    Action = "Allow",
                    IpAddress = "AzureFrontDoor.Backend",
                    Tag = "ServiceTag",
                    Headers = { ["x-azure-fdid"] = ImmutableArray.Create("abc", "def") },
                },
                new IpSecurityRestrictionArgs
                {
                    Name = "subnet",
                    Priority = 300,
                    Action = "Deny",
                    VnetSubnetResourceId = network.SiteSubnetId,
                },
            },
            IpSecurityRestrictionsDefaultAction = DefaultAction.Deny,
            LoadBalancing = SiteLoadBalancing.LeastRequests,
            AzureStorageAccounts =
            {
                ["share"] = new AzureStorageInfoValueArgs
                {
                    Type = AzureStorageType.AzureFiles,
                    AccountName = data.Account.Name,
                    AccessKey = Output.CreateSecret("key"),
                    ShareName = "files",
                    MountPath = "/mnt",
                },
            },
        };

    private static NameValuePairArgs Setting(string name, Input<string> value) => new() { Name = name, Value = value };
}
