using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Storage;

/// <summary>The purpose of a storage account and its network access.</summary>
public sealed record BlobStoreArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Three to five letters that begin the account's name.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>Redundancy and recovery of blobs.</summary>
    public required StorageSettings Settings { get; init; }

    /// <summary>Readers and writers are granted this container; null grants them the account, where they create their own.</summary>
    public string? Container { get; init; }

    /// <summary>A second container for the app's notes about its work on the first; null creates none.</summary>
    public string? StateContainer { get; init; }

    /// <summary>Admits the allowed addresses in a private network too, for uploads from outside.</summary>
    public bool OpenToAllowedAddresses { get; init; }

    /// <summary>False for content that can be created again: it gets neither a delete lock nor protection.</summary>
    public bool HoldsData { get; init; } = true;

    /// <summary>Makes file shares reachable too.</summary>
    public bool HasFiles { get; init; }
}
