namespace Infra.Settings;

/// <summary>How long and how much is logged, and from where logs can be reached.</summary>
public sealed record MonitoringSettings
{
    /// <summary>An existing workspace; null if the stack has its own.</summary>
    public required string? WorkspaceId { get; init; }

    public required int RetentionDays { get; init; }

    public required int DailyCapGb { get; init; }

    /// <summary>Telemetry is sent and queried through a private endpoint only.</summary>
    public required bool IsPrivate { get; init; }
}
