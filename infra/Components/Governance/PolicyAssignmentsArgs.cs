using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Governance;

/// <summary>The resource group of the context is what the policies audit.</summary>
public sealed record PolicyAssignmentsArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Adds the policy for the workspace, which may be of others.</summary>
    public required bool IncludesWorkspace { get; init; }

    /// <summary>Adds the policies for Cosmos DB, which only agents use.</summary>
    public required bool IncludesCosmosDb { get; init; }

    /// <summary>Name → id of built-in initiatives.</summary>
    public required IReadOnlyDictionary<string, string> Initiatives { get; init; }

    /// <summary>Null adds no policy for models.</summary>
    public required AllowedModels? AllowedModels { get; init; }
}
