using Infra.Settings;

namespace Infra.Components.Alerts.Rows;

/// <summary>The choices of a stack that decide which alerts it has and where their limits lie.</summary>
public sealed record AlertSettings
{
    /// <summary>Provisioned and spillover deployments have alerts of their own.</summary>
    public required IReadOnlyList<ModelDeployment> Deployments { get; init; }

    /// <summary>Null leaves out the alerts on the public entry.</summary>
    public required GatewaySettings? Gateway { get; init; }

    /// <summary>Alerts on ingestion exist only where the app fills an index.</summary>
    public required bool FillsIndex { get; init; }

    /// <summary>Sets the limits on index storage and vectors.</summary>
    public required SearchSku SearchSku { get; init; }

    /// <summary>False if the workspace is of others, who watch its cap.</summary>
    public required bool OwnsWorkspace { get; init; }

    /// <summary>Sets the limit of the log volume in GB a day.</summary>
    public required int LogDailyCapGb { get; init; }
}
