using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Components;

/// <summary>What a blob store is for and who may reach it.</summary>
public sealed record BlobStoreArgs
{
    /// <summary>The one container in it.</summary>
    public required string Container { get; init; }

    /// <summary>Three to five letters that begin the account's name.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>Lets the allowed addresses in even where the network is private: somebody must put blobs there from outside.</summary>
    public bool OpenToAllowedAddresses { get; init; }
}

/// <summary>A storage account with one container. Shared keys, anonymous reading and local users are off; deleted blobs come back for a week.</summary>
public sealed class BlobStore : ComponentResource
{
    private const int RecoveryDays = 7;
    private readonly StackContext _stack;
    private readonly string _name;

    public BlobStore(string name, StackContext stack, BlobStoreArgs args, Telemetry telemetry, PrivateLink? link, ComponentResourceOptions? options = null)
        : base("ai-workload:storage:BlobStore", name, options)
    {
        _stack = stack;
        _name = name;
        var isOpen = stack.IsPublic || (args.OpenToAllowedAddresses && stack.Settings.AllowedAddresses.Count > 0);
        var account = new StorageAccount($"{name}-account", new()
        {
            AccountName = stack.Names.Compact(args.NamePrefix, 24),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = "StorageV2",
            Sku = new SkuArgs { Name = stack.Settings.StorageSku },
            AllowSharedKeyAccess = false,
            AllowBlobPublicAccess = false,
            AllowCrossTenantReplication = false,
            AllowedCopyScope = "AAD",
            DefaultToOAuthAuthentication = true,
            IsLocalUserEnabled = false,
            EnableHttpsTrafficOnly = true,
            MinimumTlsVersion = "TLS1_2",
            PublicNetworkAccess = isOpen ? "Enabled" : "Disabled",
            NetworkRuleSet = NetworkRules(stack, isOpen),
            Tags = stack.Tags,
        }, new() { Parent = this });

        var service = new BlobServiceProperties($"{name}-blobs", new()
        {
            AccountName = account.Name,
            BlobServicesName = "default",
            ResourceGroupName = stack.ResourceGroupName,
            IsVersioningEnabled = true,
            ChangeFeed = new ChangeFeedArgs { Enabled = true, RetentionInDays = RecoveryDays },
            DeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = RecoveryDays },
            ContainerDeleteRetentionPolicy = new DeleteRetentionPolicyArgs { Enabled = true, Days = RecoveryDays },
        }, new() { Parent = this });

        var container = new BlobContainer($"{name}-container", new()
        {
            AccountName = account.Name,
            ContainerName = args.Container,
            ResourceGroupName = stack.ResourceGroupName,
            PublicAccess = PublicAccess.None,
        }, new() { Parent = this, DependsOn = { service } });

        telemetry.Watch(name, this, Output.Format($"{account.Id}/blobServices/default"), LogCategories.Blobs);
        link?.Attach(name, this, account.Id, LinkTarget.Blob);

        ContainerId = container.Id;
        ContainerUri = Output.Format($"https://{account.Name}.blob.core.windows.net/{container.Name}");
        RegisterOutputs();
    }

    [Output("containerId")]
    public Output<string> ContainerId { get; private set; }

    [Output("containerUri")]
    public Output<string> ContainerUri { get; private set; }

    public Pulumi.AzureNative.Authorization.RoleAssignment GrantReading(Principal principal) =>
        Grant.To(_stack, this, _name, ContainerId, principal, Role.BlobReader);

    public Pulumi.AzureNative.Authorization.RoleAssignment GrantWriting(Principal principal) =>
        Grant.To(_stack, this, _name, ContainerId, principal, Role.BlobContributor);

    private static NetworkRuleSetArgs NetworkRules(StackContext stack, bool isOpen)
    {
        var rules = new NetworkRuleSetArgs { DefaultAction = DefaultAction.Deny, Bypass = "None" };
        foreach (var address in isOpen ? stack.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IPRuleArgs { IPAddressOrRange = address });
        }

        if (stack.AdmittedSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { VirtualNetworkResourceId = subnet });
        }

        return rules;
    }
}
