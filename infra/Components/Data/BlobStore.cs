using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Storage;

namespace Infra.Components;

/// <summary>A storage account. Shared keys, anonymous reading and local users are off.</summary>
public sealed class BlobStore : ComponentResource
{
    private readonly StackContext _stack;
    private readonly string _name;

    /// <summary>What readers and writers are granted: the container where there is one.</summary>
    private readonly Output<string> _contentsId;
    private readonly Output<string> _stateId;

    public BlobStore(
        string name,
        StackContext stack,
        BlobStoreArgs args,
        Diagnostics telemetry,
        PrivateLink? link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:storage:BlobStore", name, options)
    {
        _stack = stack;
        _name = name;
        var isOpen = stack.IsPublic || (args.OpenToAllowedAddresses && stack.Settings.AllowedAddresses.Count > 0);
        var account = new StorageAccount(
            $"{name}-account",
            KeylessAccount.Args(stack, args.NamePrefix, isOpen),
            args.HoldsData ? stack.Data(this) : new() { Parent = this }
        );
        var service = BlobRecovery.Keep(name, stack, this, account);
        if (args.HoldsData)
        {
            DeleteLock.On(stack, name, this, account.Id);
        }

        telemetry.Watch(name, this, service.Id, LogCategories.Blobs);
        link?.Attach(name, this, account.Id, LinkTarget.Blob);
        if (args.HasFiles)
        {
            telemetry.Watch($"{name}-files", this, Output.Format($"{account.Id}/fileServices/default"), LogCategories.Files);
            link?.Attach($"{name}-files", this, account.Id, LinkTarget.File);
        }

        Id = account.Id;
        Name = account.Name;
        Uri = Output.Format($"https://{account.Name}.blob.core.windows.net/");
        (_contentsId, ContainerUri) = (_stateId, StateUri) = (account.Id, Uri);
        if (args.Container is { } container)
        {
            (_contentsId, ContainerUri) = AddContainer($"{name}-container", container, service);
        }

        if (args.StateContainer is { } state)
        {
            (_stateId, StateUri) = AddContainer($"{name}-state", state, service);
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

    /// <summary>The container for what the app notes about its own work; the account's address where there is none.</summary>
    [Output("stateUri")]
    public Output<string> StateUri { get; private set; }

    public RoleAssignment GrantReading(Principal principal) => Grant.To(_stack, this, _name, _contentsId, principal, Role.BlobReader);

    public RoleAssignment GrantWriting(Principal principal) => Grant.To(_stack, this, _name, _contentsId, principal, Role.BlobContributor);

    /// <summary>Writes notes, and nothing into what they are about.</summary>
    public RoleAssignment GrantState(Principal principal) =>
        Grant.To(_stack, this, $"{_name}-state", _stateId, principal, Role.BlobContributor);

    /// <summary>Files of a share, read and written by identity.</summary>
    public RoleAssignment GrantFiles(Principal principal) => Grant.To(_stack, this, _name, Id, principal, Role.FileContributor);

    /// <summary>Owns the containers whose names end as given, and no other.</summary>
    public RoleAssignment GrantOwning(Principal principal, string containerSuffix) =>
        Grant.To(
            _stack,
            this,
            _name,
            Id,
            principal,
            Role.BlobOwner,
            $"@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringLikeIgnoreCase '*{containerSuffix}'"
        );

    private (Output<string> Id, Output<string> Uri) AddContainer(string logicalName, string name, Resource service)
    {
        var container = new BlobContainer(
            logicalName,
            new()
            {
                AccountName = Name,
                ContainerName = name,
                ResourceGroupName = _stack.ResourceGroupName,
                PublicAccess = PublicAccess.None,
            },
            new() { Parent = this, DependsOn = { service } }
        );
        return (container.Id, Output.Format($"https://{Name}.blob.core.windows.net/{container.Name}"));
    }
}
