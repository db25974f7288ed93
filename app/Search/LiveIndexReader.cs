using App.Retrieval;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;

namespace App.Search;

/// <summary>Reads the state of the live index at most once a minute; concurrent callers share one read.</summary>
internal sealed class LiveIndexReader(
    SearchSettings settings,
    IndexAdministration administration,
    SearchIndexClient indexes,
    TimeProvider clock
)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(8);

    /// <summary>The longest wait of a question for a new state if an older one is available.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Task<LiveIndex>? looking;
    private LiveIndex? last;
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;

    /// <exception cref="RetrievalException">The index does not exist or cannot be reached.</exception>
    public Task<LiveIndex> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (last is { } known && clock.GetUtcNow() - lookedAt < KeptFor)
                return Task.FromResult(known);

            looking ??= Task.Run(LookAsync, CancellationToken.None);
            return looking.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Falls back to the last known state, so that an index that cannot be described now is still searched.</summary>
    public async Task<LiveIndex> GetOrLastAsync(CancellationToken cancellationToken)
    {
        var before = last;
        try
        {
            var look = GetAsync(cancellationToken);
            return before is null ? await look : await look.WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception failure) when (before is not null && failure is RetrievalException or TimeoutException)
        {
            return before!;
        }
    }

    public void Forget()
    {
        lock (gate)
            lookedAt = DateTimeOffset.MinValue;
    }

    private async Task<LiveIndex> LookAsync()
    {
        using var limit = new CancellationTokenSource(LongestLook, clock);
        try
        {
            var name = await NameAsync(limit.Token);
            var found = await LookAtAsync(indexes.GetSearchClient(settings.Alias), name, limit.Token);
            lock (gate)
                (last, lookedAt) = (found, clock.GetUtcNow());
            return found;
        }
        catch (Exception failure) when (SearchFailure.IsOne(failure, CancellationToken.None))
        {
            throw SearchFailure.Of(failure, settings);
        }
        finally
        {
            lock (gate)
                looking = null;
        }
    }

    /// <summary>Reading an alias needs more permissions than searching it.</summary>
    private async Task<IndexName> NameAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await administration.LiveAsync(cancellationToken)
                ?? throw new RetrievalException(
                    $"The alias '{settings.Alias}' has no index yet; the first ingestion creates it.",
                    mayPass: true
                );
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            return new IndexName(settings.Alias, settings.Recipe.Schema, "");
        }
    }

    public static async Task<LiveIndex> LookAtAsync(SearchClient client, IndexName name, CancellationToken cancellationToken)
    {
        // A chunk that an indexer wrote and the app has not completed has no place in its document.
        var newest = new SearchOptions
        {
            Size = 1,
            IncludeTotalCount = true,
            Filter = IndexSchema.IsOfIndexer(name.Schema) ? "ordinal ge 0" : null,
            OrderBy = { "indexedAt desc" },
            Select = { "indexedAt", "embeddingModel", "embeddingDimensions" },
        };
        var all = (await client.SearchAsync<IndexedChunk>("*", newest, cancellationToken)).Value;
        var documents = (
            await client.SearchAsync<IndexedChunk>(
                "*",
                new SearchOptions
                {
                    Size = 0,
                    IncludeTotalCount = true,
                    Filter = "ordinal eq 0",
                },
                cancellationToken
            )
        ).Value;
        var chunk = (await all.GetResultsAsync().FirstOrDefaultAsync(cancellationToken))?.Document;
        return new LiveIndex(
            name.Time.Length > 0 ? name.ToString() : name.Alias,
            chunk is null ? null : new(name.Schema, chunk.EmbeddingModel, chunk.EmbeddingDimensions),
            (int)(documents.TotalCount ?? 0),
            (int)(all.TotalCount ?? 0),
            chunk?.IndexedAt
        );
    }
}
