using App.Documents;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;

namespace App.Search;

/// <summary>
/// Stores chunks in one index. The first chunk represents its document: it is stored first without a fingerprint, completed last and
/// removed last. So every chunk belongs to a known document, and an interrupted write never counts as stored.
/// </summary>
internal sealed class SearchChunkStore(SearchClient client, IndexRecipe recipe, TimeProvider clock) : IChunkStore
{
    private const int Tries = 4;
    private const int PageSize = 1_000;
    private const string Unfinished = "";

    /// <summary>Status codes worth a retry: throttled, or busy with this document, this index or all requests.</summary>
    private static readonly int[] Transient = [409, 422, 429, 503];

    public async Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken)
    {
        var fingerprints = new Dictionary<string, string>(StringComparer.Ordinal);
        for (string? after = null; ; )
        {
            // $skip ends at 100,000, so each page starts after the last document of the previous one.
            var page = await ReadAsync(
                new SearchOptions
                {
                    Size = PageSize,
                    OrderBy = { "documentId asc" },
                    Select = { "documentId", "documentFingerprint" },
                    Filter = after is null ? "ordinal eq 0" : $"ordinal eq 0 and documentId gt '{AccessFilter.Escape(after)}'",
                },
                cancellationToken
            );
            foreach (var chunk in page)
                if (!fingerprints.TryAdd(chunk.DocumentId, chunk.DocumentFingerprint))
                    fingerprints[chunk.DocumentId] = Unfinished;
            if (page.Count < PageSize)
                return fingerprints;
            after = page[^1].DocumentId;
        }
    }

    public async Task PutAsync(string documentId, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        if (chunks.FirstOrDefault(chunk => chunk.Vector.Length != recipe.Dimensions) is { } wrong)
            throw new IndexingException(
                $"'{documentId}': the vector must have {recipe.Dimensions} dimensions as the index has, got {wrong.Vector.Length}; "
                    + $"set AzureAI__EmbeddingDimensions={wrong.Vector.Length}."
            );

        var now = clock.GetUtcNow();
        var stored = chunks.Select((chunk, ordinal) => IndexedChunk.From(chunk, ordinal, recipe, now)).ToArray();
        var leftovers = (await KeysAsync(documentId, cancellationToken))
            .Except(stored.Select(chunk => chunk.Key), StringComparer.Ordinal)
            .ToArray();
        if (stored.Length > 1 || leftovers.Length > 0)
            await UploadAsync(stored.Take(1).Select(first => first with { DocumentFingerprint = Unfinished }), cancellationToken);
        await UploadAsync(stored.Skip(1), cancellationToken);
        await DeleteAsync(leftovers, cancellationToken);
        await UploadAsync(stored.Take(1), cancellationToken);
    }

    public async Task RemoveAsync(string documentId, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(documentId, cancellationToken);
        await DeleteAsync(keys.Skip(1), cancellationToken);
        await DeleteAsync(keys.Take(1), cancellationToken);
    }

    /// <summary>In document order.</summary>
    private async Task<IReadOnlyList<string>> KeysAsync(string documentId, CancellationToken cancellationToken)
    {
        var keys = new List<(int Ordinal, string Key)>();
        while (true)
        {
            var page = await ReadAsync(
                new SearchOptions
                {
                    Size = PageSize,
                    Skip = keys.Count,
                    Select = { "key", "ordinal" },
                    Filter = AccessFilter.OfDocument(documentId),
                },
                cancellationToken
            );
            keys.AddRange(page.Select(chunk => (chunk.Ordinal, chunk.Key)));
            if (page.Count < PageSize)
                return [.. keys.OrderBy(key => key.Ordinal).Select(key => key.Key)];
        }
    }

    private async Task<List<IndexedChunk>> ReadAsync(SearchOptions options, CancellationToken cancellationToken)
    {
        var found = (await client.SearchAsync<IndexedChunk>("*", options, cancellationToken)).Value;
        return await found.GetResultsAsync().Select(result => result.Document).Take(PageSize).ToListAsync(cancellationToken);
    }

    private async Task UploadAsync(IEnumerable<IndexedChunk> chunks, CancellationToken cancellationToken)
    {
        foreach (var batch in ChunkBatches.Split(chunks))
            await SendAsync(batch.ToDictionary(chunk => chunk.Key, IndexDocumentsAction.Upload), cancellationToken);
    }

    private async Task DeleteAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var batch in keys.Chunk(ChunkBatches.MostChunks))
            await SendAsync(
                batch.ToDictionary(key => key, key => IndexDocumentsAction.Delete(new SearchDocument { ["key"] = key })),
                cancellationToken
            );
    }

    /// <summary>The service can accept a part of a request: the rest is sent again, and reported if it fails in the end.</summary>
    private async Task SendAsync<T>(Dictionary<string, IndexDocumentsAction<T>> actions, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var batch = IndexDocumentsBatch.Create(actions.Values.ToArray());
            var results = (await client.IndexDocumentsAsync(batch, cancellationToken: cancellationToken)).Value.Results;
            var refused = results.Where(result => !result.Succeeded).ToArray();
            if (refused.Length == 0)
                return;

            if (attempt == Tries || refused.Any(result => !Transient.Contains(result.Status)))
                throw new IndexingException(
                    $"The index '{client.IndexName}' rejected {refused.Length} of {actions.Count} chunks: "
                        + string.Join("; ", refused.Take(3).Select(result => $"{result.Key}: {result.Status} {result.ErrorMessage}"))
                );

            actions = refused.ToDictionary(result => result.Key, result => actions[result.Key]);
            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, cancellationToken);
        }
    }
}
