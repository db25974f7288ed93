using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Storage;
using Pulumi.AzureNative.Storage.Inputs;

namespace Infra.Components;

/// <summary>A storage account. Shared keys, anonymous reading and local users are off.</summary>
public sealed class BlobStore : ComponentResource
{
    private readonly StackContext _stack;
    private readonly string _name;

    /// <summary>What readers and writers are granted: the container where there is one.</summary>
    private readonly Output<string> _contentsId;

    public BlobStore(string name, StackContext stack, BlobStoreArgs args, Telemetry telemetry, PrivateLink? link, ComponentResourceOptions? options = null)
        : base("ai-workload:storage:BlobStore", name, options)
    {
        _stack = stack;
        _name = name;
        var account = new StorageAccount($"{name}-account", Account(stack, args), args.HoldsData ? stack.Data(this) : new() { Parent = this });
        var service = BlobRecovery.Keep(name, stack, this, account);
        if (args.HoldsData)
        {
            DeleteLock.On(stack, name, this, account.Id);
        }

        telemetry.Watch(name, this, service.Id, LogCategories.Blobs);
        link?.Attach(name, this, account.Id, LinkTarget.Blob);
        if (args.HasFiles)
        {
            link?.Attach($"{name}-files", this, account.Id, LinkTarget.File);
        }

        Id = account.Id;
        Name = account.Name;
        Uri = Output.Format($"https://{account.Name}.blob.core.windows.net/");
        _contentsId = account.Id;
        ContainerUri = Uri;
        if (args.Container is { } containerName)
        {
            var container = new BlobContainer($"{name}-container", new()
            {
                AccountName = account.Name,
                ContainerName = containerName,
                ResourceGroupName = stack.ResourceGroupName,
                PublicAccess = PublicAccess.None,
            }, new() { Parent = this, DependsOn = { service } });
            _contentsId = container.Id;
            ContainerUri = Output.Format($"https://{account.Name}.blob.core.windows.net/{container.Name}");
        }

        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    [Output("uri")]
    public Output<string> Uri { get; private set; }

    [Output("containerUri")]
    public Output<string> ContainerUri { get; private set; }

    public RoleAssignment GrantReading(Principal principal) => Grant.To(_stack, this, _name, _contentsId, principal, Role.BlobReader);

    public RoleAssignment GrantWriting(Principal principal) => Grant.To(_stack, this, _name, _contentsId, principal, Role.BlobContributor);

    /// <summary>Files of a share, read and written by identity.</summary>
    public RoleAssignment GrantFiles(Principal principal) => Grant.To(_stack, this, _name, Id, principal, Role.FileContributor);

    /// <summary>Owns the containers whose names end as given, and no other.</summary>
    public RoleAssignment GrantOwning(Principal principal, string containerSuffix) => Grant.To(
        _stack, this, _name, Id, principal, Role.BlobOwner,
        $"@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringLikeIgnoreCase '*{containerSuffix}'");

    private static StorageAccountArgs Account(StackContext stack, BlobStoreArgs args)
    {
        var isOpen = stack.IsPublic || (args.OpenToAllowedAddresses && stack.Settings.AllowedAddresses.Count > 0);
        var account = new StorageAccountArgs
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
        };
        if (stack.Encryption is { } key)
        {
            account.Identity = new IdentityArgs { Type = IdentityType.UserAssigned, UserAssignedIdentities = { key.IdentityId } };
            account.Encryption = new EncryptionArgs
            {
                KeySource = "Microsoft.Keyvault",
                KeyVaultProperties = new KeyVaultPropertiesArgs { KeyName = key.Name, KeyVaultUri = key.VaultUri },
                EncryptionIdentity = new EncryptionIdentityArgs { EncryptionUserAssignedIdentity = key.IdentityId },
            };
        }

        return account;
    }

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
