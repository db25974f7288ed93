using App.Ingestion;
using App.Retrieval;

namespace App.Tests;

/// <summary>Passages and indexes made of a few words.</summary>
internal static class Sources
{
    public static Passage Passage(string text, double score = 1, double relevance = 1, string heading = "Part") =>
        new(MarkdownChunker.Chunk("document", $"# Title\n\n## {heading}\n\n{text}").Single(), score, relevance);

    public static KnowledgeIndex Bundled { get; } =
        new(KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "knowledge")));
}
