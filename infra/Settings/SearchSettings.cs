namespace Infra.Settings;

/// <summary>Size and features of AI Search.</summary>
public sealed record SearchSettings
{
    public required string Location { get; init; }

    public required SearchSku Sku { get; init; }

    /// <summary>Two replicas carry the read SLA, three the read-write SLA.</summary>
    public required int Replicas { get; init; }

    /// <summary>disabled, free or standard.</summary>
    public required string SemanticRanker { get; init; }

    /// <summary>An indexer of the service reads, splits and embeds the documents; otherwise an instance of the app does.</summary>
    public required bool UsesIndexer { get; init; }

    /// <summary>The app retrieves through a knowledge base of the service.</summary>
    public required bool KnowledgeBase { get; init; }

    /// <summary>The service calls models, and with an indexer documents.</summary>
    public bool CallsOut => UsesIndexer || KnowledgeBase;
}
