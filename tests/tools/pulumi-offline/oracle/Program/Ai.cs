using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;
using Deployment = Pulumi.AzureNative.CognitiveServices.Deployment;
using Search = Pulumi.AzureNative.Search;

namespace Oracle;

/// <summary>A Foundry account with its children in one chain, and a search service that a project connection points to.</summary>
public sealed class Ai : ComponentResource
{
    public Ai(string name, Foundation foundation, Network network, ComponentResourceOptions options)
        : base("oracle:ai:Ai", name, options)
    {
        var group = foundation.Group.Name;
        Account = new Account(
            $"{name}-account",
            new()
            {
                ResourceGroupName = group,
                AccountName = Output.Format($"ai-{group}"),
                Location = foundation.Group.Location,
                Kind = "AIServices",
                Sku = new SkuArgs { Name = "S0" },
                Identity = new IdentityArgs
                {
                    Type = ResourceIdentityType.SystemAssigned_UserAssigned,
                    UserAssignedIdentities = { foundation.Identity.Id },
                },
                Properties = new AccountPropertiesArgs
                {
                    AllowProjectManagement = true,
                    CustomSubDomainName = "ai-oracle",
                    DisableLocalAuth = true,
                    DynamicThrottlingEnabled = false,
                    PublicNetworkAccess = PublicNetworkAccess.Disabled,
                    RestrictOutboundNetworkAccess = true,
                    AllowedFqdnList = [],
                    NetworkAcls = new NetworkRuleSetArgs
                    {
                        Bypass = ByPassSelection.AzureServices,
                        DefaultAction = NetworkRuleAction.Deny,
                        IpRules =
                        {
                            new IpRuleArgs { Value = "203.0.113.7" },
                            new IpRuleArgs { Value = "198.51.100.0/24" },
                        },
                        VirtualNetworkRules =
                        {
                            new VirtualNetworkRuleArgs { Id = network.SiteSubnetId, IgnoreMissingVnetServiceEndpoint = true },
                        },
                    },
                },
                Tags = foundation.Tags,
            },
            new() { Parent = this }
        );

        Search = new Search.Service(
            $"{name}-search",
            new()
            {
                ResourceGroupName = group,
                SearchServiceName = "srch-oracle",
                Location = foundation.Group.Location,
                Sku = new Search.Inputs.SkuArgs { Name = Pulumi.AzureNative.Search.SkuName.Basic },
                ReplicaCount = 2,
                DisableLocalAuth = false,
                AuthOptions = new Search.Inputs.DataPlaneAuthOptionsArgs
                {
                    AadOrApiKey = new Search.Inputs.DataPlaneAadOrApiKeyAuthOptionArgs
                    {
                        AadAuthFailureMode = Pulumi.AzureNative.Search.AadAuthFailureMode.Http401WithBearerChallenge,
                    },
                },
                EncryptionWithCmk = new Search.Inputs.EncryptionWithCmkArgs
                {
                    Enforcement = Pulumi.AzureNative.Search.SearchEncryptionWithCmk.Unspecified,
                },
                HostingMode = Pulumi.AzureNative.Search.HostingMode.Default,
                DataExfiltrationProtections = [],
                Identity = new Search.Inputs.IdentityArgs { Type = Pulumi.AzureNative.Search.IdentityType.SystemAssigned },
                NetworkRuleSet = new Search.Inputs.NetworkRuleSetArgs
                {
                    Bypass = Pulumi.AzureNative.Search.SearchBypass.AzureServices,
                    IpRules = { new Search.Inputs.IpRuleArgs { Value = "203.0.113.7" } },
                },
                PublicNetworkAccess = Pulumi.AzureNative.Search.PublicNetworkAccess.Disabled,
                SemanticSearch = Pulumi.AzureNative.Search.SearchSemanticSearch.Free,
                Tags = foundation.Tags,
            },
            new() { Parent = this, DependsOn = Output.Create<IEnumerable<Resource>>([network]) }
        );

        RegisterChildren(name, foundation);

        AccountId = Account.Id;
        Endpoint = Account.Properties.Apply(properties => properties.Endpoint);
        RegisterOutputs();
    }

    private void RegisterChildren(string name, Foundation foundation)
    {
        var group = foundation.Group.Name;
        var account = Account.Name;
        CustomResourceOptions After(Resource previous) => new() { Parent = this, DependsOn = previous };

        var policy = new RaiPolicy(
            $"{name}-policy",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                RaiPolicyName = "strict",
                Properties = new RaiPolicyPropertiesArgs
                {
                    BasePolicyName = "Microsoft.DefaultV2",
                    Mode = RaiPolicyMode.Blocking,
                    ContentFilters =
                    {
                        new RaiPolicyContentFilterArgs
                        {
                            Name = "Hate",
                            Enabled = true,
                            Blocking = true,
                            SeverityThreshold = ContentLevel.Low,
                            Source = RaiPolicyContentSource.Prompt,
                        },
                        new RaiPolicyContentFilterArgs
                        {
                            Name = "Jailbreak",
                            Enabled = true,
                            Blocking = false,
                            Source = "Prompt",
                        },
                    },
                },
            },
            After(Account)
        );

        var chat = new Deployment(
            $"{name}-chat",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                DeploymentName = "chat",
                Sku = new SkuArgs { Name = "GlobalStandard", Capacity = 10 },
                Properties = new DeploymentPropertiesArgs
                {
                    Model = new DeploymentModelArgs
                    {
                        Format = "OpenAI",
                        Name = "gpt-4.1-mini",
                        Version = "2025-04-14",
                    },
                    RaiPolicyName = policy.Name,
                    VersionUpgradeOption = DeploymentModelVersionUpgradeOption.NoAutoUpgrade,
                },
            },
            After(policy)
        );
        var embedding = new Deployment(
            $"{name}-embedding",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                DeploymentName = "embedding",
                Sku = new SkuArgs { Name = "Standard", Capacity = 20 },
                Properties = new DeploymentPropertiesArgs
                {
                    Model = new DeploymentModelArgs
                    {
                        Format = "OpenAI",
                        Name = "text-embedding-3-large",
                        Version = "1",
                    },
                    ScaleSettings = new DeploymentScaleSettingsArgs { ScaleType = "Standard", Capacity = 1 },
                },
            },
            After(chat)
        );

        var project = new Project(
            $"{name}-project",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                ProjectName = "chat",
                Location = foundation.Group.Location,
                Identity = new IdentityArgs { Type = ResourceIdentityType.SystemAssigned },
                Properties = new ProjectPropertiesArgs { DisplayName = "Chat", Description = "Prompts and traces" },
            },
            After(embedding)
        );

        var toSearch = new ProjectConnection(
            $"{name}-to-search",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                ProjectName = project.Name,
                ConnectionName = "search",
                Properties = new AADAuthTypeConnectionPropertiesArgs
                {
                    AuthType = "AAD",
                    Category = "CognitiveSearch",
                    Target = Search.Endpoint.Apply(endpoint => endpoint!),
                    IsSharedToAll = true,
                    Metadata = { ["ApiType"] = "Azure", ["ResourceId"] = Search.Id },
                },
            },
            After(project)
        );
        var byKey = new AccountConnection(
            $"{name}-by-key",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                ConnectionName = "by-key",
                Properties = new ApiKeyAuthConnectionPropertiesArgs
                {
                    AuthType = "ApiKey",
                    Category = ConnectionCategory.ApiKey,
                    Credentials = new ConnectionApiKeyArgs { Key = new Config().RequireSecret("apiKey") },
                    Target = "https://example.org",
                    UseWorkspaceManagedIdentity = false,
                },
            },
            After(toSearch)
        );
        _ = new AccountConnection(
            $"{name}-custom-keys",
            new()
            {
                ResourceGroupName = group,
                AccountName = account,
                ConnectionName = "custom-keys",
                Properties = new CustomKeysConnectionPropertiesArgs
                {
                    AuthType = "CustomKeys",
                    Category = "CustomKeys",
                    Credentials = new CustomKeysArgs { Keys = { ["first"] = Output.CreateSecret("one"), ["second"] = "two" } },
                    Metadata = [],
                    Target = Output.Format($"https://{group}.example.org"),
                },
            },
            After(byKey)
        );
    }

    public Account Account { get; }

    public Search.Service Search { get; }

    [Output("accountId")]
    public Output<string> AccountId { get; private set; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }
}
