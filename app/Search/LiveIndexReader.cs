using App.Retrieval;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;

namespace App.Search;

/// <summary>Looks at the index behind the alias, at most once a minute and once for all who ask at a time.</summary>
internal sealed class LiveIndexReader(
    SearchSettings settings,
    IndexAdministration administration,
    SearchIndexClient indexes,
    TimeProvider clock
)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(8);

    /// <summary>What a question waits for a look where an older one is at hand.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private Task<LiveIndex>? looking;
    private LiveIndex? last;
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;

    /// <exception cref="RetrievalException">There is none, or it cannot be reached.</exception>
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

    /// <summary>As it was when it was last seen: an index that can be searched but not described now is still searched.</summary>
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
        var newest = new SearchOptions
        {
            Size = 1,
            IncludeTotalCount = true,
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
