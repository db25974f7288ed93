namespace Infra.Components;

/// <summary>What a blob store is for and who may reach it.</summary>
public sealed record BlobStoreArgs
{
    /// <summary>Three to five letters that begin the account's name.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>The one container in it; null where its user makes its own.</summary>
    public string? Container { get; init; }

    /// <summary>A second container, where the app notes what it has done with the first.</summary>
    public string? StateContainer { get; init; }

    /// <summary>Lets the allowed addresses in even where the network is private: somebody must put blobs there from outside.</summary>
    public bool OpenToAllowedAddresses { get; init; }

    /// <summary>Whether what is in it exists nowhere else.</summary>
    public bool HoldsData { get; init; } = true;

    /// <summary>Lets file shares be reached too.</summary>
    public bool HasFiles { get; init; }

    /// <summary>For the documents that answers rest on.</summary>
    public static BlobStoreArgs Documents =>
        new()
        {
            Container = "documents",
            StateContainer = "ingestion",
            NamePrefix = "doc",
        };

    /// <summary>For the app's packages, which are built again at any time and come from outside the network.</summary>
    public static BlobStoreArgs Packages =>
        new()
        {
            Container = "packages",
            NamePrefix = "pkg",
            OpenToAllowedAddresses = true,
            HoldsData = false,
        };
}
