using Infra.Context;

namespace Infra.Components.Security;

/// <summary>The vault of the encryption key.</summary>
public sealed record EncryptionArgs
{
    public required Platform Context { get; init; }

    /// <summary>Holds the key; it must have purge protection, because data is lost with the key.</summary>
    public required KeyVault Vault { get; init; }
}
