using App.Identity;
using App.Retrieval;
using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Azure.Search.Documents.Models;
using Microsoft.Extensions.AI;

namespace App.Search;

/// <summary>
/// Searches Azure AI Search with one request: keywords and vector, ranked by the semantic ranker, filtered to what the caller can read.
/// </summary>
internal sealed partial class SearchRetriever(
    SearchSettings settings,
    SearchIndexClient indexes,
    LiveIndexReader live,
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    TimeProvider clock,
    ILogger<SearchRetriever> log
) : IRetriever
{
    /// <summary>Candidates for the semantic ranker.</summary>
    private const int Candidates = 50;

    /// <summary>The highest score of the semantic ranker.</summary>
    private const double BestRank = 4;

    private static readonly TimeSpan LongestEmbedding = TimeSpan.FromSeconds(4);

    /// <summary>All attempts together, without the ranker's time.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(8);

    private readonly SearchClient client = indexes.GetSearchClient(settings.Alias);

    public async ValueTask<Retrieved> RetrieveAsync(Query query, Caller caller, int count, CancellationToken cancellationToken)
    {
        var question = query.Text;
        var looking = live.GetOrLastAsync(cancellationToken);
        var embedding = EmbedAsync(question, cancellationToken);
        await Task.WhenAll(looking, embedding);
        var (index, vector) = (await looking, await embedding);
        if (index.Recipe is { } recipe && !recipe.HasVectorsOf(settings.Recipe))
            vector = null;

        var words = Words(question);
        if (words.Length == 0 && vector is null)
            return new Retrieved([], "keyword", index.Version);

        return await TryAsync(
            async limit =>
            {
                try
                {
                    return await SearchAsync(question, words, vector, caller, count, index.Version, limit);
                }
                catch (RequestFailedException wrong)
                    when (wrong.Status == 400 && !SearchFailure.HasNoRanker(wrong) && vector is not null && words.Length > 0)
                {
                    // The cached state can be a minute old: the alias can point to an index with other vectors now.
                    LogVectors(wrong.Message);
                    live.Forget();
                    return await SearchAsync(question, words, null, caller, count, index.Version, limit);
                }
            },
            cancellationToken
        );
    }

    public async ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        await TryAsync<IReadOnlyList<string>>(
            async limit =>
            {
                var options = new SearchOptions
                {
                    Size = 0,
                    Filter = AccessFilter.For(caller),
                    Facets = { $"title,count:{count}" },
                };
                var found = (await client.SearchAsync<IndexedChunk>("*", options, limit)).Value;
                return [.. found.Facets["title"].Select(title => (string)title.Value)];
            },
            cancellationToken
        );

    public async ValueTask<IndexState> StateAsync(CancellationToken cancellationToken)
    {
        var index = await live.GetAsync(cancellationToken);
        return new IndexState(index.Version, index.Documents, index.Chunks, index.IndexedAt, settings.FilledBy);
    }

    private async Task<Retrieved> SearchAsync(
        string question,
        string words,
        ReadOnlyMemory<float>? vector,
        Caller caller,
        int count,
        string version,
        CancellationToken cancellationToken
    )
    {
        var options = new SearchOptions { Size = count, Filter = AccessFilter.For(caller) };
        foreach (var field in IndexedChunk.Given)
            options.Select.Add(field);
        if (vector is { } meaning)
            options.VectorSearch = new()
            {
                FilterMode = VectorFilterMode.PreFilter,
                Queries =
                {
                    new VectorizedQuery(meaning) { KNearestNeighborsCount = Candidates, Fields = { "vector" } },
                },
            };

        // The ranker needs words; without them only the vector ranks.
        var ranked = settings.SemanticRanker && words.Length > 0;
        if (ranked)
        {
            options.QueryType = SearchQueryType.Semantic;
            options.SemanticSearch = new()
            {
                SemanticConfigurationName = IndexSchema.SemanticConfiguration,
                ErrorMode = SemanticErrorMode.Partial,
                MaxWait = settings.SemanticWait,
            };
        }

        var found = (await client.SearchAsync<IndexedChunk>(words.Length > 0 ? words : null, options, cancellationToken)).Value;
        var results = await found.GetResultsAsync().Take(count).ToListAsync(cancellationToken);
        ranked &= found.SemanticSearch?.ErrorReason is null && results.All(result => result.SemanticSearch?.RerankerScore is not null);
        if (settings.SemanticRanker && !ranked)
            LogUnranked(found.SemanticSearch?.ErrorReason?.ToString() ?? "no score");

        var asked = Terms.Of(question).Distinct(StringComparer.Ordinal).ToArray();
        return new Retrieved(
            [.. results.Where(result => result.Document.IsCompletedFor(settings)).Select(result => Passage(result, ranked, asked))],
            vector is null ? "keyword"
                : ranked ? "semantic"
                : "hybrid",
            version
        );
    }

    private static Passage Passage(SearchResult<IndexedChunk> result, bool ranked, string[] asked)
    {
        var chunk = result.Document.ToChunk();
        if (ranked && result.SemanticSearch.RerankerScore is { } rank)
            return new Passage(chunk, rank, Math.Clamp(rank / BestRank, 0, 1));

        var there = Terms.Of($"{chunk.Title} {chunk.Heading} {chunk.Text}").ToHashSet(StringComparer.Ordinal);
        return new Passage(chunk, result.Score ?? 0, asked.Length == 0 ? 0 : (double)asked.Count(there.Contains) / asked.Length);
    }

    /// <summary>Null if the model does not answer in time: the search then uses keywords only.</summary>
    private async Task<ReadOnlyMemory<float>?> EmbedAsync(string question, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(LongestEmbedding, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            return await embeddings.GenerateVectorAsync(question, cancellationToken: either.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnembedded(failure);
            return null;
        }
    }

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> search, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(LongestSearch + settings.SemanticWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            return await search(either.Token);
        }
        catch (Exception failure) when (SearchFailure.IsOne(failure, cancellationToken))
        {
            throw SearchFailure.Of(failure, settings);
        }
    }

    /// <summary>Removes query operators: a dash before a word would exclude it.</summary>
    private static string Words(string question) =>
        string.Join(
            ' ',
            question.Split(['+', '-', '|', '"', '(', ')', '*', '~', '\\', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
        );

    [LoggerMessage(LogLevel.Warning, "The question could not be embedded; the search uses keywords only")]
    private partial void LogUnembedded(Exception failure);

    [LoggerMessage(LogLevel.Warning, "The semantic ranker did not rank the results: {Reason}")]
    private partial void LogUnranked(string reason);

    [LoggerMessage(LogLevel.Warning, "The index rejected the vector; the search uses keywords only: {Problem}")]
    private partial void LogVectors(string problem);
}
