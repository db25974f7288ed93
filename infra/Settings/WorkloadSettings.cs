namespace Infra.Settings;

/// <summary>A stack's settings by area. Every value has been checked; docs/configuration.md describes each key.</summary>
public sealed record WorkloadSettings
{
    public required StackSettings Stack { get; init; }

    public required NetworkSettings Network { get; init; }

    /// <summary>Null if the site is reached directly.</summary>
    public required GatewaySettings? Gateway { get; init; }

    public required ModelSettings Models { get; init; }

    /// <summary>Null if the app calls the models directly.</summary>
    public required AiGatewaySettings? AiGateway { get; init; }

    public required AgentSettings Agents { get; init; }

    /// <summary>Empty without a predictive model.</summary>
    public required IReadOnlyList<PredictiveDeployment> Predictive { get; init; }

    public required SearchSettings Search { get; init; }

    public required StorageSettings Storage { get; init; }

    public required VaultSettings Vault { get; init; }

    public required HostingSettings Hosting { get; init; }

    public required ChatSettings Chat { get; init; }

    public required MonitoringSettings Monitoring { get; init; }

    public required OperationsSettings Operations { get; init; }
}
