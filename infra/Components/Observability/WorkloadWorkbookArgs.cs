using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Observability;

/// <summary>What the workbook shows, and the models whose list prices it starts with.</summary>
public sealed record WorkloadWorkbookArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Every tile queries its workspace.</summary>
    public required Monitoring Monitoring { get; init; }

    /// <summary>Sets the initial prices of chat tokens.</summary>
    public required ModelDeployment Chat { get; init; }

    /// <summary>Sets the initial price of embedding tokens.</summary>
    public required ModelDeployment Embedding { get; init; }
}
