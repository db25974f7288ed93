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
    public async Task One_request_asks_for_words_meaning_and_rank_through_the_alias_by_identity()
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
    public async Task A_passage_is_the_chunk_as_it_was_stored_with_all_that_tells_where_it_came_from()
    {
        var passage = (await FindAsync("What is a private endpoint?")).Passages[0];

        var stored = SearchParts.Embedded(Sources.Document("networking.md"), Texts[0]).Single().Chunk;
        Assert.Equal(stored with { Source = passage.Chunk.Source }, passage.Chunk);
        Assert.Equal(stored.Source with { Groups = passage.Chunk.Source.Groups }, passage.Chunk.Source);
        Assert.Equal([Caller.Everyone], passage.Chunk.Source.Groups);
    }

    [Fact]
    public async Task Relevance_is_the_share_of_the_rankers_best_score()
    {
        var passage = (await FindAsync("private endpoint money unicorn")).Passages[0];

        Assert.Equal((2, 0.5), (passage.Score, passage.Relevance));
    }

    [Theory]
    [InlineData("maxWaitExceeded", 206)]
    [InlineData("capacityOverloaded", 206)]
    [InlineData("transient", 200)]
    public async Task Where_the_ranker_does_not_run_the_order_is_hybrid_and_relevance_the_share_of_the_questions_terms(
        string reason,
        int status
    )
    {
        (search.Unranked, search.UnrankedStatus) = (reason, status);

        var found = await FindAsync("private endpoints for unicorns");

        Assert.Equal("hybrid", found.Ranking);
        Assert.Equal(2.0 / 3, found.Passages[0].Relevance, 6);
    }

    [Fact]
    public async Task Where_the_question_cannot_be_embedded_words_alone_are_searched()
    {
        parts.Embeddings.Failure = new HttpRequestException("no model");

        var found = await FindAsync("private endpoint");

        Assert.Equal("keyword", found.Ranking);
        Assert.Equal("networking.md", found.Passages[0].Chunk.Source.Id);
        Assert.Null(Asked.Single().Body!["vectorQueries"]);
    }

    [Fact]
    public async Task Without_a_ranker_in_the_plan_none_is_asked_for()
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
    public async Task Signs_that_the_service_reads_as_operators_do_not_reach_it()
    {
        await FindAsync("-private \"endpoint +(c++) | ~x* \\");

        Assert.Equal("private endpoint c x", (string)Asked.Single().Body!["search"]!);
    }

    [Fact]
    public async Task A_question_of_signs_alone_is_not_a_question_for_everything()
    {
        parts.Embeddings.Failure = new HttpRequestException("no model");

        Assert.Empty((await FindAsync("***")).Passages);
        Assert.Empty(Asked);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_missing_role_is_named_and_not_asked_again(int status)
    {
        search.Refuse = request => request.IsSearch ? status : null;

        var failure = await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"));

        Assert.False(failure.MayPass);
        Assert.Contains("Search Index Data Reader", failure.Message);
    }

    [Fact]
    public async Task A_service_that_is_busy_for_a_moment_is_asked_again()
    {
        var calls = 0;
        search.Refuse = request => IsQuestion(request) && Interlocked.Increment(ref calls) < 3 ? 503 : null;

        Assert.NotEmpty((await FindAsync("private endpoint")).Passages);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_service_that_stays_busy_is_left_after_three_tries_and_may_be_asked_later()
    {
        search.Refuse = request => IsQuestion(request) ? 503 : null;

        Assert.True((await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"))).MayPass);
        Assert.Equal(3, Asked.Count);
    }

    [Fact]
    public async Task A_service_that_asks_to_be_left_alone_for_long_is_left_at_once()
    {
        (search.Refuse, search.RetryAfter) = (request => IsQuestion(request) ? 503 : null, "3600");

        Assert.True((await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"))).MayPass);
        Assert.Single(Asked);
    }

    [Fact]
    public async Task A_service_without_a_ranker_is_told_by_the_setting_that_turns_it_off()
    {
        search.HasRanker = false;

        var failure = await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"));

        Assert.False(failure.MayPass);
        Assert.Contains("set Search__SemanticRanker=false", failure.Message);
        Assert.Single(Asked);
    }

    [Fact]
    public async Task An_index_that_was_seen_once_is_searched_though_it_cannot_be_described_now()
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
    public async Task Many_who_ask_at_once_look_at_the_index_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FindAsync("private endpoint")));

        Assert.Single(search.Requests, request => request is { Method: "GET", Path: "aliases('knowledge')" });
    }

    [Fact]
    public async Task Before_the_first_ingestion_it_is_said_that_there_is_no_index_yet()
    {
        search.Aliases.Clear();

        var failure = await Assert.ThrowsAsync<RetrievalException>(() => FindAsync("private endpoint"));

        Assert.True(failure.MayPass);
        Assert.Contains("The alias 'knowledge' has no index yet", failure.Message);
    }

    [Fact]
    public async Task An_index_with_vectors_of_another_model_is_searched_by_words()
    {
        foreach (var document in search.Live().Documents.Values)
            document["embeddingModel"] = "fake-0";

        Assert.Equal("keyword", (await FindAsync("private endpoint")).Ranking);
    }

    [Fact]
    public async Task An_alias_that_moves_to_other_vectors_between_two_looks_costs_no_question()
    {
        await FindAsync("private endpoint");
        search.Refuse = request => IsQuestion(request) && request.Body!["vectorQueries"] is not null ? 400 : null;

        Assert.Equal("keyword", (await FindAsync("private endpoint")).Ranking);
    }

    [Fact]
    public async Task The_state_names_the_index_behind_the_alias_what_it_holds_and_since_when()
    {
        var state = await parts.Retriever.StateAsync(default);

        Assert.StartsWith($"{search.Aliases["knowledge"]}@", state.Version);
        Assert.Equal((2, 2), (state.Documents, state.Chunks));
        Assert.InRange(state.IndexedAt!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.Equal(IndexAdministration.ApiVersion, search.Requests.Last(request => request.Path.StartsWith("aliases")).ApiVersion);
    }

    [Fact]
    public async Task The_index_is_looked_at_once_a_minute()
    {
        for (var i = 0; i < 3; i++)
            await FindAsync("private endpoint");

        Assert.Single(search.Requests, request => request is { Method: "GET", Path: "aliases('knowledge')" });
    }

    [Fact]
    public async Task Whoever_may_search_but_not_read_aliases_searches_all_the_same()
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
