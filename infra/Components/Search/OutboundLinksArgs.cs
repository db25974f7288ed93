using Infra.Components.Ai;
using Infra.Components.Storage;
using Infra.Context;

namespace Infra.Components.Search;

/// <summary>What a search service calls.</summary>
public sealed record OutboundLinksArgs
{
    public required StackContext Context { get; init; }

    public required SearchService Search { get; init; }

    /// <summary>The account whose models the service calls.</summary>
    public required AiAccount Account { get; init; }

    /// <summary>What the service's indexers read; null without indexers.</summary>
    public required BlobStore? Documents { get; init; }
}
