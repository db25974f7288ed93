using Infra.Context;

namespace Infra.Components.Security;

/// <summary>Soft-delete retention of the vault and its network access.</summary>
public sealed record KeyVaultArgs
{
    public required Platform Context { get; init; }

    /// <summary>Deleted secrets, keys and the vault itself can be recovered for this many days.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Prevents permanent deletion before the retention ends; it can never be turned off again.</summary>
    public required bool PurgeProtection { get; init; }

    /// <summary>Admits Azure services past the network rules, which encryption with a key of this vault needs.</summary>
    public required bool AdmitsAzureServices { get; init; }
}
