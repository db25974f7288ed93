using App.Chunking;
using App.Documents;
using App.Identity;
using App.Ingestion;
using App.Offline;
using App.Retrieval;
using App.SentenceModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests;

/// <summary>Passages and indexes made of a few words.</summary>
internal static class Sources
{
    public static Passage Passage(string text, double score = 1, double relevance = 1, string heading = "Part") =>
        new(MarkdownChunker.Chunk(Document("document.md"), $"# Title\n\n## {heading}\n\n{text}").Single(), score, relevance);

    /// <summary>Readable by all callers unless groups are given.</summary>
    public static SourceDocument Document(string id, params string[] groups) =>
        new()
        {
            Id = id,
            Uri = $"https://documents.example/{id}",
            Fingerprint = "1",
            ModifiedAt = DateTimeOffset.UnixEpoch,
            Classification = "public",
            Length = 1,
            Groups = groups.Length > 0 ? groups : [Caller.Everyone],
        };

    /// <summary>The results for an anonymous caller.</summary>
    public static async Task<IReadOnlyList<Passage>> FindAsync(this IRetriever retriever, string question, int count = 6) =>
        (await retriever.RetrieveAsync(question, Caller.At("::1"), count, default)).Passages;

    /// <summary>An index of a source's documents, ingested as in the app.</summary>
    public static async Task<KnowledgeIndex> IndexAsync(IDocumentSource source)
    {
        var index = new KnowledgeIndex(SentenceVectors.None, KnownQuestions.None, TimeProvider.System);
        await Ingester().RunAsync(source, index, default);
        return index;
    }

    public static Ingester Ingester(IEmbeddingGenerator<string, Embedding<float>>? embeddings = null, bool maskPersonalData = true) =>
        new(embeddings ?? new HashEmbeddingGenerator(), new IngestionSettings("", maskPersonalData), NullLogger<Ingester>.Instance);

    public static FolderSource BundledFolder { get; } = new(Path.Combine(AppContext.BaseDirectory, "knowledge"));

    // Lazy: a task that needs this type, waited for while the type is set up, would never end.
    private static readonly Lazy<KnowledgeIndex> InMemory = new(() => Task.Run(() => IndexAsync(BundledFolder)).GetAwaiter().GetResult());

    public static KnowledgeIndex Bundled => InMemory.Value;
}
