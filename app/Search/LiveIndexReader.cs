using App.Retrieval;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;

namespace App.Search;

/// <summary>Looks at the index behind the alias, at most once a minute.</summary>
internal sealed class LiveIndexReader(SearchSettings settings, IndexAdministration administration, SearchIndexClient indexes, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private LiveIndex? last;
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;

    /// <exception cref="RetrievalException">There is none, or it cannot be reached.</exception>
    public async Task<LiveIndex> GetAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (last is null || clock.GetUtcNow() - lookedAt >= KeptFor)
                (last, lookedAt) = (await LookAsync(cancellationToken), clock.GetUtcNow());
            return last;
        }
        catch (Exception failure) when (SearchFailure.IsOne(failure, cancellationToken))
        {
            throw SearchFailure.Of(failure, settings);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>As it was when it was last seen: an index that can be searched but not described now is still searched.</summary>
    public async Task<LiveIndex> GetOrLastAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync(cancellationToken);
        }
        catch (RetrievalException) when (last is not null)
        {
            return last;
        }
    }

    public void Forget() => lookedAt = DateTimeOffset.MinValue;

    public void Dispose() => oneAtATime.Dispose();

    private async Task<LiveIndex> LookAsync(CancellationToken cancellationToken)
    {
        var name = await NameAsync(cancellationToken);
        return await LookAtAsync(indexes.GetSearchClient(settings.Alias), name, cancellationToken);
    }

    /// <summary>Reading an alias takes more rights than searching through it.</summary>
    private async Task<IndexName> NameAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await administration.LiveAsync(cancellationToken)
                ?? throw new RetrievalException($"No index is behind '{settings.Alias}' yet: the first ingestion makes it.", mayPass: true);
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            return new IndexName(settings.Alias, IndexSchema.Version, "");
        }
    }

    public static async Task<LiveIndex> LookAtAsync(SearchClient client, IndexName name, CancellationToken cancellationToken)
    {
        var newest = new SearchOptions { Size = 1, IncludeTotalCount = true, OrderBy = { "indexedAt desc" } };
        foreach (var field in (string[])["indexedAt", "embeddingModel", "embeddingDimensions", "pipelineVersion"])
            newest.Select.Add(field);
        var all = (await client.SearchAsync<IndexedChunk>("*", newest, cancellationToken)).Value;
        var documents = (await client.SearchAsync<IndexedChunk>(
            "*", new SearchOptions { Size = 0, IncludeTotalCount = true, Filter = "ordinal eq 0" }, cancellationToken)).Value;
        var chunk = (await all.GetResultsAsync().FirstOrDefaultAsync(cancellationToken))?.Document;
        return new LiveIndex(
            name.Time.Length > 0 ? name.ToString() : name.Alias,
            chunk is null ? null : new(name.Schema, chunk.EmbeddingModel, chunk.EmbeddingDimensions, chunk.PipelineVersion),
            (int)(documents.TotalCount ?? 0), (int)(all.TotalCount ?? 0), chunk?.IndexedAt);
    }
}
