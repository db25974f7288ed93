using App.Documents;
using App.Search;
using Azure.Search.Documents.Indexes;

namespace App.Ingestion;

/// <summary>
/// Fills an index by an indexer of the service: it reads, splits and embeds the documents; the app completes its chunks. While the
/// container is empty, the app indexes the bundled documents itself.
/// </summary>
internal sealed partial class IndexerFilling(
    SearchSettings settings,
    Indexers indexers,
    SearchIndexClient indexes,
    IDocumentSource container,
    Ingester ingester,
    ChunkStores stores,
    IngestionSettings ingestion,
    TimeProvider clock,
    ILogger<IndexerFilling> log
)
{
    /// <param name="isLive">A live index is completed while a long run goes on, so that a change of groups takes effect.</param>
    /// <exception cref="IndexingException">The run of the indexer failed; what it wrote is completed.</exception>
    public async Task<IngestionReport> RunAsync(UnpurgedSource source, IndexName index, bool isLive, CancellationToken cancellationToken)
    {
        if (!await container.ListAsync(cancellationToken).AnyAsync(cancellationToken))
            return await ingester.RunAsync(source, stores.Of(index), cancellationToken);

        await indexers.EnsureAsync(index, cancellationToken);
        while (true)
        {
            var begun = clock.GetUtcNow();
            var run = await indexers.RunAsync(index, settings.Every, cancellationToken);
            var chunks = new WrittenChunks(indexes.GetSearchClient(index.ToString()));
            var completion = new ChunkCompletion(settings, ingestion.MaskPersonalData, chunks, clock);
            var report = await completion.RunAsync(source, begun, run, cancellationToken);
            if (run is { HasFailed: true })
                throw new IndexingException($"The indexer '{index}' ended with {run.Status}: {run.Problem ?? "no reason given"}");

            LogFilled(index, run?.Status ?? "none", report.Added.Count, report.Removed.Count, report.Rejected.Count);
            if (isLive || run is { HasEnded: true })
                return report;
        }
    }

    [LoggerMessage(
        LogLevel.Information,
        "The indexer filled {Index} (run: {Status}): {Added} documents added or changed, {Removed} removed, {Rejected} rejected"
    )]
    private partial void LogFilled(IndexName index, string status, int added, int removed, int rejected);
}
