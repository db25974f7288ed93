using Infra.Naming;

namespace Infra.Components.Observability;

/// <summary>How long, how much and from where is logged.</summary>
public sealed record MonitoringArgs
{
    public required Foundation Context { get; init; }

    /// <summary>An existing workspace, whose owner sets its retention, cap and access; null creates one.</summary>
    public required string? WorkspaceId { get; init; }

    /// <summary>Logs are deleted after this many days.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Nothing is logged beyond this volume until the next day, and log alerts find nothing.</summary>
    public required int DailyCapGb { get; init; }

    /// <summary>Turns public ingestion and queries off; <see cref="PrivateMonitoring"/> then creates the private endpoint.</summary>
    public required bool IsPrivate { get; init; }
}
