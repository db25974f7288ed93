using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;

namespace App.Search;

/// <summary>Reads and changes the chunks of an index that an indexer fills.</summary>
internal sealed class WrittenChunks(SearchClient client)
{
    private const int PageSize = 1_000;
    private const int Gone = 404;

    /// <summary>Pages in the order of keys, so that changes meanwhile neither repeat nor skip a chunk.</summary>
    public async IAsyncEnumerable<IReadOnlyList<WrittenChunk>> PagesAsync(
        string filter,
        IReadOnlyList<string> fields,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var last = ""; ; )
        {
            var options = new SearchOptions
            {
                Size = PageSize,
                OrderBy = { "key asc" },
                Filter = last.Length == 0 ? filter : $"{filter} and key gt '{AccessFilter.Escape(last)}'",
            };
            foreach (var field in fields)
                options.Select.Add(field);
            var found = (await client.SearchAsync<WrittenChunk>("*", options, cancellationToken)).Value;
            var page = await found.GetResultsAsync().Select(result => result.Document).Take(PageSize).ToListAsync(cancellationToken);
            if (page.Count > 0)
                yield return page;
            if (page.Count < PageSize)
                yield break;
            last = page[^1].Key;
        }
    }

    /// <summary>Completes a chunk: everything but its vector and the version of its text, which the indexer wrote.</summary>
    public static SearchDocument Completed(IndexedChunk chunk)
    {
        var document = JsonSerializer.Deserialize<SearchDocument>(JsonSerializer.Serialize(chunk))!;
        document.Remove("vector");
        document.Remove("modifiedAt");
        return document;
    }

    public static SearchDocument WithGroups(string key, IEnumerable<string> groups) =>
        new() { ["key"] = key, ["groups"] = groups.ToArray() };

    /// <summary>Readable for no user, until the chunk is completed again.</summary>
    public static SearchDocument Reopened(string key) =>
        new()
        {
            ["key"] = key,
            ["groups"] = Array.Empty<string>(),
            ["ordinal"] = null,
        };

    /// <summary>Changes chunks; one that the indexer removed meanwhile is not created again.</summary>
    public Task MergeAsync(IEnumerable<SearchDocument> documents, CancellationToken cancellationToken) =>
        SendAsync(documents.Select(IndexDocumentsAction.Merge), cancellationToken);

    public Task DeleteAsync(IEnumerable<string> keys, CancellationToken cancellationToken) =>
        SendAsync(keys.Select(key => IndexDocumentsAction.Delete(new SearchDocument { ["key"] = key })), cancellationToken);

    private async Task SendAsync(IEnumerable<IndexDocumentsAction<SearchDocument>> actions, CancellationToken cancellationToken)
    {
        foreach (var batch in actions.Chunk(PageSize))
        {
            var results = (await client.IndexDocumentsAsync(IndexDocumentsBatch.Create(batch), cancellationToken: cancellationToken))
                .Value
                .Results;
            var refused = results.Where(result => !result.Succeeded && result.Status != Gone).ToArray();
            if (refused.Length > 0)
                throw new IndexingException(
                    $"The index '{client.IndexName}' rejected {refused.Length} of {batch.Length} chunks: "
                        + $"{refused[0].Key}: {refused[0].Status} {refused[0].ErrorMessage}"
                );
        }
    }
}
