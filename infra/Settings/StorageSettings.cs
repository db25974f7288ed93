namespace Infra.Settings;

/// <summary>Redundancy and recovery of storage accounts.</summary>
public sealed record StorageSettings
{
    public required string Sku { get; init; }

    /// <summary>Deleted or overwritten blobs can be restored for this many days.</summary>
    public required int RecoveryDays { get; init; }
}
