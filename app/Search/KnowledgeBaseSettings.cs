using App.Settings;

namespace App.Search;

/// <summary>Retrieval through a knowledge base of the service.</summary>
/// <param name="Account">
/// Ingestion:EmbeddingAccount. With its embedding deployment the service makes the vector of a question.
/// </param>
internal sealed record KnowledgeBaseSettings(string Account)
{
    /// <summary>Search:KnowledgeBase. Null without a knowledge base.</summary>
    public static KnowledgeBaseSettings? Read(SettingsReader read)
    {
        if (!read.Flag("Search:KnowledgeBase", false))
            return null;
        if (!read.Flag("Search:SemanticRanker", true))
            read.Wrong("Search:SemanticRanker", "true where Search:KnowledgeBase is true", "false", "true");
        return new(IndexerSettings.EmbeddingAccount(read, "Search:KnowledgeBase is true"));
    }
}
