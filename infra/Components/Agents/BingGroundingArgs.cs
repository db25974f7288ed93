using Infra.Components.Ai;
using Infra.Context;

namespace Infra.Components.Agents;

/// <summary>The account whose agents search the web.</summary>
public sealed record BingGroundingArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Its project gets the connection.</summary>
    public required AiAccount Account { get; init; }

    /// <summary>The key of the Bing account, a secret; null creates the Bing account without a connection.</summary>
    public required string? Key { get; init; }
}
