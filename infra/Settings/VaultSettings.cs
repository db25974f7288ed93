namespace Infra.Settings;

/// <summary>Retention of the key vault, and whether it holds the stack's encryption key.</summary>
public sealed record VaultSettings
{
    public required int RetentionDays { get; init; }

    /// <summary>Cannot be turned off again.</summary>
    public required bool PurgeProtection { get; init; }

    public required bool CustomerManagedKeys { get; init; }
}
