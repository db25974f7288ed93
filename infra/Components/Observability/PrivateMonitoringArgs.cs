using Infra.Context;

namespace Infra.Components.Observability;

/// <summary>The workspace that a private endpoint leads to.</summary>
public sealed record PrivateMonitoringArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Its workspace and Application Insights become reachable through the endpoint only.</summary>
    public required Monitoring Monitoring { get; init; }
}
