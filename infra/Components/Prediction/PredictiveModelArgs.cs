using Infra.Components.Observability;
using Infra.Components.Security;
using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Prediction;

/// <summary>The deployed versions of a predictive model and the services they use.</summary>
public sealed record PredictiveModelArgs
{
    public required StackContext Context { get; init; }

    /// <summary>At most one blue and one green; their percentages share the calls.</summary>
    public required IReadOnlyList<PredictiveDeployment> Deployments { get; init; }

    public required Monitoring Monitoring { get; init; }

    public required KeyVault Vault { get; init; }

    /// <summary>Redundancy and recovery of the workspace's own store.</summary>
    public required StorageSettings Storage { get; init; }
}
