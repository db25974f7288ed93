using Infra.Naming;

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

    /// <summary>The services with private endpoints, so that the network has no DNS zone without use.</summary>
    public IReadOnlyList<LinkTarget> LinkTargets
    {
        get
        {
            List<LinkTarget> targets = [LinkTarget.AiAccount, LinkTarget.Search, LinkTarget.Vault, LinkTarget.Blob];
            void AddIf(bool wanted, params ReadOnlySpan<LinkTarget> more) => targets.AddRange(wanted ? more : []);
            AddIf(Gateway is not null, LinkTarget.Site);
            AddIf(Chat.HistoryDays is not null, LinkTarget.Table);
            AddIf(Agents.RunsAgents, LinkTarget.Cosmos);
            AddIf(AiGateway is not null, LinkTarget.ApiManagement);
            AddIf(Predictive.Count > 0, LinkTarget.File, LinkTarget.Registry, LinkTarget.MachineLearning);
            AddIf(Monitoring.IsPrivate, LinkTarget.Monitor);
            return targets;
        }
    }
}
