using Infra.Context;

namespace Infra.Components.Agents;

/// <summary>Where threads are stored.</summary>
public sealed record ThreadStoreArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Can differ from the stack's region, where Cosmos DB has no capacity.</summary>
    public required string Location { get; init; }
}
