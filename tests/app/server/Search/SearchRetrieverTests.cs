using System.Text.Json.Nodes;
using App.Identity;
using App.Retrieval;
using App.Search;

namespace App.Tests.Search;

public sealed class SearchRetrieverTests : IAsyncLifetime
{
    private static readonly string[] Texts =
    [
        "# Private networking\n\n## Endpoints\n\nA private endpoint gives a service an address inside the virtual network.",
        "# Cost\n\n## Budgets\n\nA budget warns before the money is spent.",
    ];

    private FakeSearch search = null!;
    private SearchParts parts = null!;

    public async Task InitializeAsync()
    {
        search = await FakeSearch.StartAsync();
        parts = new SearchParts(search);
        await parts.FillAsync((Sources.Document("networking.md"), Texts[0]), (Sources.Document("cost.md"), Texts[1]));
    }

    public async Task DisposeAsync()
    {
        parts.Dispose();
        await search.DisposeAsync();
    }

    [Fact]
    public async Task One_request_combines_keywords_vector_and_semantic_ranking()
    {
        var found = await FindAsync("What is a private endpoint?");

        var asked = Asked.Single();
        Assert.Equal("indexes('knowledge')/docs/search.post.search", asked.Path);
        Assert.Equal("2023-11-01", asked.ApiVersion);
        Assert.StartsWith("Bearer token-", asked.Authorization);
        Assert.Equal("What is a private endpoint?", (string)asked.Body!["search"]!);
        var vector = asked.Body["vectorQueries"]!.AsArray().Single()!;
        Assert.Equal(
            (50, "vector", "vector", 64),
            ((int)vector["k"]!, (string)vector["fields"]!, (string)vector["kind"]!, vector["vector"]!.AsArray().Count)
        );
        Assert.Equal("preFilter", (string)asked.Body["vectorFilterMode"]!);
        Assert.Equal(
            ("semantic", "chunks", "partial", 1_500),
            (
                (string)asked.Body["queryType"]!,
                (string)asked.Body["semanticConfiguration"]!,
                (string)asked.Body["semanticErrorHandling"]!,
                (int)asked.Body["semanticMaxWaitInMilliseconds"]!
            )
        );
        Assert.Equal("groups/any(g: search.in(g, 'everyone', '|'))", (string)asked.Body["filter"]!);
        Assert.DoesNotContain("vector", ((string)asked.Body["select"]!).Split(','));
        Assert.Equal("semantic", found.Ranking);
    }

    [Fact]
    public async Task A_passage_is_the_stored_chunk_with_its_lineage()
    {
        var passage = (await FindAsync("What is a private endpoint?")).Passages[0];

        var stored = SearchParts.Embedded(Sources.Document("networking.md"), Texts[0]).Single().Chunk;
        Assert.Equal(stored with { Source = passage.Chunk.Source }, passage.Chunk);
        Assert.Equal(stored.Source with { Groups = passage.Chunk.Source.Groups }, passage.Chunk.Source);
        Assert.Equal([Caller.Everyone], passage.Chunk.Source.Groups);
    }

    [Fact]
    public async Task Relevance_is_the_fraction_of_the_highest_ranker_score()
    {
        var passage = (await FindAsync("private endpoint money unicorn")).Passages[0];

        Assert.Equal((2, 0.5), (passage.Score, passage.Relevance));
    }

    [Theory]
    [InlineData("maxWaitExceeded", 206)]
    [InlineData("capacityOverloaded", 206)]
    [InlineData("transient", 200)]
    public async Task Without_the_ranker_relevance_is_the_fraction_of_matching_terms(string reason, int status)
    {
        (search.Unranked, search.UnrankedStatus) = (reason, status);

        var found = await FindAsync("private endpoints for unicorns");

        Assert.Equal("hybrid", found.Ranking);
        Assert.Equal(2.0 / 3, found.Passages[0].Relevance, 6);
    }

    [Fact]
    public async Task Without_an_embedding_only_keywords_are_searched()
    {
        parts.Embeddings.Failure = new HttpRequestException("no model");

        var found = await FindAsync("private endpoint");

        Assert.Equal("keyword", found.Ranking);
        Assert.Equal("networking.md", found.Passages[0].Chunk.Source.Id);
        Assert.Null(Asked.Single().Body!["vectorQueries"]);
    }

    [Fact]
    public async Task Without_a_ranker_in_the_service_tier_none_is_requested()
    {
        var retriever = new SearchRetriever(
            parts.Settings with
            {
                SemanticRanker = false,
            },
            parts.Indexes,
            parts.Live,
            parts.Embeddings,
            TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<SearchRetriever>.Instance
        );

        var found = await retriever.RetrieveAsync("private endpoint", Caller.At("::1"), 6, default);

        Assert.Equal("hybrid", found.Ranking);
        Assert.Null(Asked.Single().Body!["semanticConfiguration"]);
    }

    [Fact]
    public async Task Query_operators_in_a_question_are_removed()
    {
        await FindAsync("-private \"endpoint +(c++) | ~x* \\");

        Assert.Equal("private endpoint c x", (string)Asked.Single().Body!["search"]!);
    }

    [Fact]
    public async Task A_question_of_symbols_only_finds_nothing()
    {
        parts.Embeddings.Failure = new HttpRequestException("no model");

        Assert.Empty((await FindAsync("***")).Passages);
        Assert.Empty(Asked);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_missing_role_is_reported_and_not_retried(int status)
    {
        search.Refuse = request => request.IsSearch ? status : null;

        var failure = await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"));

        Assert.False(failure.MayPass);
        Assert.Contains("Search Index Data Reader", failure.Message);
    }

    [Fact]
    public async Task A_transient_search_error_is_retried()
    {
        var calls = 0;
        search.Refuse = request => IsQuestion(request) && Interlocked.Increment(ref calls) < 3 ? 503 : null;

        Assert.NotEmpty((await FindAsync("private endpoint")).Passages);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_busy_service_is_tried_three_times_and_reported_as_retryable()
    {
        search.Refuse = request => IsQuestion(request) ? 503 : null;

        Assert.True((await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"))).MayPass);
        Assert.Equal(3, Asked.Count);
    }

    [Fact]
    public async Task A_long_Retry_After_is_reported_without_a_retry()
    {
        (search.Refuse, search.RetryAfter) = (request => IsQuestion(request) ? 503 : null, "3600");

        Assert.True((await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"))).MayPass);
        Assert.Single(Asked);
    }

    [Fact]
    public async Task A_service_without_a_ranker_is_reported_with_the_setting_to_change()
    {
        search.HasRanker = false;

        var failure = await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"));

        Assert.False(failure.MayPass);
        Assert.Contains("set Search__SemanticRanker=false", failure.Message);
        Assert.Single(Asked);
    }

    [Fact]
    public async Task A_known_index_is_searched_if_its_definition_cannot_be_read()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        using var timed = new SearchParts(search, clock);
        var before = await timed.Retriever.RetrieveAsync("private endpoint", Caller.At("::1"), 6, default);
        clock.Advance(TimeSpan.FromHours(1));
        search.Refuse = request => IsQuestion(request) ? null : 500;

        var after = await timed.Retriever.RetrieveAsync("private endpoint", Caller.At("::1"), 6, default);

        Assert.Equal(before.IndexVersion, after.IndexVersion);
        Assert.NotEmpty(after.Passages);
        await Assert.ThrowsAsync<RetrievalException>(() => timed.Retriever.StateAsync(default).AsTask());
    }

    [Fact]
    public async Task Concurrent_questions_read_the_index_definition_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FindAsync("private endpoint")));

        Assert.Single(search.Requests, request => request is { Method: "GET", Path: "aliases('knowledge')" });
    }

    [Fact]
    public async Task Before_the_first_ingestion_a_missing_index_is_reported()
    {
        search.Aliases.Clear();

        var failure = await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"));

        Assert.True(failure.MayPass);
        Assert.Contains("The alias 'knowledge' has no index yet", failure.Message);
    }

    [Fact]
    public async Task An_index_with_vectors_of_another_model_is_searched_by_keywords()
    {
        foreach (var document in search.Live().Documents.Values)
            document["embeddingModel"] = "fake-0";

        Assert.Equal("keyword", (await FindAsync("private endpoint")).Ranking);
    }

    [Fact]
    public async Task An_alias_moved_to_incompatible_vectors_falls_back_to_keywords()
    {
        await FindAsync("private endpoint");
        search.Refuse = request => IsQuestion(request) && request.Body!["vectorQueries"] is not null ? 400 : null;

        Assert.Equal("keyword", (await FindAsync("private endpoint")).Ranking);
    }

    [Fact]
    public async Task The_state_contains_index_version_counts_and_time()
    {
        var state = await parts.Retriever.StateAsync(default);

        Assert.StartsWith($"{search.Aliases["knowledge"]}@", state.Version);
        Assert.Equal((2, 2), (state.Documents, state.Chunks));
        Assert.InRange(state.IndexedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal(IndexAdministration.ApiVersion, search.Requests.Last(request => request.Path.StartsWith("aliases")).ApiVersion);
    }

    [Fact]
    public async Task The_index_definition_is_read_once_a_minute()
    {
        for (var i = 0; i < 3; i++)
            await FindAsync("private endpoint");

        Assert.Single(search.Requests, request => request is { Method: "GET", Path: "aliases('knowledge')" });
    }

    [Fact]
    public async Task Search_works_without_permission_to_read_aliases()
    {
        search.Refuse = request => request.Path.StartsWith("aliases") ? 403 : null;

        Assert.StartsWith("knowledge@", (await FindAsync("private endpoint")).IndexVersion);
    }

    private Task<Retrieved> FindAsync(string question) => parts.Retriever.RetrieveAsync(question, Caller.At("::1"), 6, default).AsTask();

    private List<SearchRequest> Asked => [.. search.Requests.Where(IsQuestion)];

    private static bool IsQuestion(SearchRequest request) =>
        request.IsSearch
        && request.Path.Contains("('knowledge')")
        && request.Body!["select"] is JsonValue select
        && ((string)select!).Contains("chunkId");
}
