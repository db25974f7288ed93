using Infra.Context;

namespace Infra.Components.Governance;

/// <summary>Which kinds of service Defender for Cloud covers.</summary>
public sealed record DefenderPlansArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Adds the plan for Cosmos DB, which only agents use.</summary>
    public required bool IncludesCosmosDb { get; init; }
}
