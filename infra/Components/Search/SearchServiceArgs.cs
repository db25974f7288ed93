using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Search;

/// <summary>What the service is called and how large it is.</summary>
public sealed record SearchServiceArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Begins the service's name; a second service needs another.</summary>
    public required string NamePrefix { get; init; }

    /// <summary>Region, tier, replicas and semantic ranker.</summary>
    public required SearchSettings Settings { get; init; }

    /// <summary>The service calls documents and models, which its protection against exfiltration blocks.</summary>
    public bool CallsOut { get; init; }
}
