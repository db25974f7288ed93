using Infra.Access;
using Infra.Components.Observability;
using Infra.Components.Security;
using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Prediction;

/// <summary>The services that a Machine Learning workspace depends on.</summary>
public sealed record ModelWorkspaceArgs
{
    public required StackContext Context { get; init; }

    /// <summary>The identity of the workspace and its endpoints; it gets its roles before the workspace exists.</summary>
    public required UserIdentity Identity { get; init; }

    /// <summary>Logs and metrics of models go there.</summary>
    public required Monitoring Monitoring { get; init; }

    /// <summary>The workspace stores its connection secrets there.</summary>
    public required KeyVault Vault { get; init; }

    /// <summary>Redundancy and recovery of the workspace's own store.</summary>
    public required StorageSettings Storage { get; init; }
}
