using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Ordering;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Storage;

namespace Infra.Components.Storage;

/// <summary>A storage account for blobs. Shared keys, anonymous access and local users are off.</summary>
public sealed class BlobStore : ComponentResource
{
    private readonly DataService _service;
    private readonly Output<string> _contentsId;
    private readonly Output<string> _stateId;

    public BlobStore(string name, BlobStoreArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:storage:BlobStore", name, options)
    {
        var access = args.Context.Access;
        var isOpen = access.IsPublic || (args.OpenToAllowedAddresses && access.AllowedRanges.Count > 0);
        var account = new StorageAccount(
            $"{name}-account",
            KeylessAccount.Args(args.Context, args.NamePrefix, args.Settings.Sku, isOpen),
            args.HoldsData ? args.Context.DataOptions(this) : new() { Parent = this }
        );
        _service = new DataService(name, args.Context, this, account.Id, args.HoldsData);
        Id = account.Id;
        Name = account.Name;
        Uri = Output.Format($"https://{account.Name}.blob.core.windows.net/");

        // A storage account rejects a change, and an endpoint to it, while another change is in progress.
        var changes = new Chain();
        var blobs = BlobRecovery.Create(name, args, this, account, _service, changes);
        (_contentsId, ContainerUri) = CreateContainer($"{name}-container", args, args.Container, changes);
        (_stateId, StateUri) = CreateContainer($"{name}-state", args, args.StateContainer, changes);
        var endpoint = _service.CreateDiagnosticsAndEndpoint(LogCategories.Blobs, LinkTarget.Blob, blobs.Id, settled: changes.Last);
        if (args.HasFiles)
        {
            var filesId = Output.Format($"{account.Id}/fileServices/default");
            _service.CreateDiagnosticsAndEndpoint(LogCategories.Files, LinkTarget.File, filesId, suffix: "-files");
        }

        Settled = endpoint ?? changes.Last;
        UploadUri = endpoint is null ? ContainerUri : Output.Tuple(ContainerUri, endpoint.Id).Apply(ready => ready.Item1);
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>Ends with a slash.</summary>
    [Output("uri")]
    public Output<string> Uri { get; private set; }

    /// <summary>The account's address where there is no container.</summary>
    [Output("containerUri")]
    public Output<string> ContainerUri { get; private set; }

    /// <summary>The container's address, known once it resolves inside a private network.</summary>
    public Output<string> UploadUri { get; }

    /// <summary>The last change of the account, which takes one at a time.</summary>
    public Resource? Settled { get; }

    /// <summary>The account's address where there is no state container.</summary>
    [Output("stateUri")]
    public Output<string> StateUri { get; private set; }

    /// <summary>Names a child whose deletion the account's lock blocks.</summary>
    public void Covers(CustomResource child) => _service.Covers(child);

    public RoleAssignment GrantReading(Principal principal) => _service.Grant(principal, Role.BlobReader, scope: _contentsId);

    public RoleAssignment GrantWriting(Principal principal) => _service.Grant(principal, Role.BlobContributor, scope: _contentsId);

    /// <summary>Writes into the state container only.</summary>
    public RoleAssignment GrantState(Principal principal) =>
        _service.Grant(principal, Role.BlobContributor, $"{GetResourceName()}-state", _stateId);

    /// <summary>Reads and writes files of a share by identity.</summary>
    public RoleAssignment GrantFiles(Principal principal) => _service.Grant(principal, Role.FileContributor);

    /// <summary>Owns the containers with this suffix only.</summary>
    public RoleAssignment GrantOwning(Principal principal, string containerSuffix) =>
        _service.Grant(
            principal,
            Role.BlobOwner,
            condition: "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] "
                + $"StringLikeIgnoreCase '*{containerSuffix}'"
        );

    /// <summary>The account itself without a container.</summary>
    private (Output<string> Id, Output<string> Uri) CreateContainer(string name, BlobStoreArgs args, string? container, Chain changes)
    {
        if (container is null)
        {
            return (Id, Uri);
        }

        var created = changes.Create(this, after => new BlobContainer(
            name,
            new()
            {
                AccountName = Name,
                ContainerName = container,
                ResourceGroupName = args.Context.ResourceGroupName,
                PublicAccess = PublicAccess.None,
            },
            after
        ));
        _service.Covers(created);
        return (created.Id, Output.Format($"https://{Name}.blob.core.windows.net/{created.Name}"));
    }
}
