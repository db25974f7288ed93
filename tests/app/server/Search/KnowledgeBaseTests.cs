using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using App.Identity;
using App.Retrieval;
using App.Search;
using App.Tests.Ingestion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.Search;

public sealed class KnowledgeBaseTests : IAsyncLifetime
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> outcomes = [];
    private FakeSearch search = null!;
    private SearchParts parts = null!;

    public async Task InitializeAsync()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == Meters)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => outcomes.Enqueue($"{tags[0].Value}"));
        listener.Start();
        search = await FakeSearch.StartAsync();
        parts = new SearchParts(search);
        var index = await parts.FillAsync(
            (Sources.Document("networking.md"), "# Networking\n\nA private endpoint has an address inside."),
            (Sources.Document("cost.md"), "# Cost\n\nA budget warns early."),
            (Sources.Document("plan.md", "legal"), "# Plan\n\nThe merger needs a private endpoint.")
        );
        await Knowledge.PointAsync(index, default);
        search.Requests.Clear();
    }

    public async Task DisposeAsync()
    {
        listener.Dispose();
        await services.DisposeAsync();
        parts.Dispose();
        await search.DisposeAsync();
    }

    [Fact]
    public async Task Passages_come_from_the_knowledge_base_with_their_ranks()
    {
        var found = await Retriever().RetrieveAsync("private endpoint", Caller.At("::1"), 3, default);

        Assert.Equal("agentic", found.Ranking);
        Assert.Equal(["networking.md"], found.Passages.Select(passage => passage.Chunk.Source.Id));
        Assert.Equal(1, found.Passages[0].Relevance);
        Assert.StartsWith("knowledge-v2-", found.IndexVersion);
        Assert.DoesNotContain(search.Requests, request => request.IsSearch && request.Body!["filter"] is not null && IsQuery(request));
    }

    [Fact]
    public async Task Every_request_has_the_filter_of_its_caller()
    {
        Caller[] callers = [Caller.At("::1"), SearchParts.Member("legal"), SearchParts.Member("o'neill", "board")];
        foreach (var caller in callers)
            await Retriever().RetrieveAsync("private endpoint? merger?", caller, 3, default);

        Assert.Equal(callers.Length, Retrieved.Length);
        Assert.Equal(callers.Select(AccessFilter.For), Retrieved.Select(request => (string?)Source(request)["filterAddOn"]));
        Assert.All(Retrieved, request => Assert.Equal("knowledge", (string?)Source(request)["knowledgeSourceName"]));
    }

    [Fact]
    public async Task Members_find_what_their_groups_may_read()
    {
        Assert.Equal(["networking.md"], await FindAsync("private endpoint", Caller.At("::1")));
        Assert.Equal(["networking.md", "plan.md"], await FindAsync("private endpoint", SearchParts.Member("legal")));
    }

    [Fact]
    public async Task A_service_that_loses_the_filter_shows_nothing_more()
    {
        search.Knowledge.ForgetsFilter = true;

        Assert.Equal(["networking.md"], await FindAsync("private endpoint", Caller.At("::1")));
        Assert.Equal(["answered"], outcomes);
    }

    [Fact]
    public async Task Each_question_of_a_text_is_a_query()
    {
        await FindAsync("What is a private endpoint? Which budget warns?", Caller.At("::1"));

        Assert.Equal(
            ["What is a private endpoint? Which budget warns?", "What is a private endpoint?", "Which budget warns?"],
            Retrieved.Single().Body!["intents"]!.AsArray().Select(intent => (string)intent!["search"]!)
        );
    }

    [Theory]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_knowledge_base_that_fails_rests_while_the_hybrid_query_answers(int status)
    {
        search.Refuse = request => request.Path.EndsWith("/retrieve") ? status : null;
        var clock = new ImpatientClock();
        var retriever = Retriever(clock, limit: TimeProvider.System);

        Assert.Equal("semantic", (await retriever.RetrieveAsync("private endpoint", Caller.At("::1"), 3, default)).Ranking);
        search.Refuse = _ => null;
        Assert.Equal("semantic", (await retriever.RetrieveAsync("private endpoint", Caller.At("::1"), 3, default)).Ranking);
        clock.Pass(KnowledgeBaseRetriever.Rest);
        Assert.Equal("agentic", (await retriever.RetrieveAsync("private endpoint", Caller.At("::1"), 3, default)).Ranking);
        Assert.Equal(["failed", "resting", "answered"], outcomes);
    }

    [Fact]
    public async Task A_knowledge_base_that_is_late_is_given_up()
    {
        var late = Retriever(new ImpatientClock());

        Assert.Equal("semantic", (await late.RetrieveAsync("private endpoint", Caller.At("::1"), 3, default)).Ranking);
    }

    [Fact]
    public async Task The_hybrid_query_answers_where_the_knowledge_base_finds_nothing()
    {
        var found = await Retriever().RetrieveAsync("zebra", Caller.At("::1"), 3, default);

        Assert.NotEqual("agentic", found.Ranking);
        Assert.Equal(["empty"], outcomes);
    }

    [Fact]
    public void The_service_makes_vectors_of_questions_for_a_knowledge_base()
    {
        var definition = IndexSchema.Definition("NAME", 64, null, Settings.Recipe.Schema, Settings.Vectorizer);

        var vectors = definition["vectorSearch"]!;
        Assert.Equal("https://ai.openai.azure.com", (string?)vectors["vectorizers"]![0]!["azureOpenAIParameters"]!["resourceUri"]);
        Assert.Equal((string?)vectors["vectorizers"]![0]!["name"], (string?)vectors["profiles"]![0]!["vectorizer"]);
        Assert.Null(IndexSchema.Definition("NAME", 64, null)["vectorSearch"]!["vectorizers"]);
    }

    private IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    private SearchSettings Settings => parts.Settings with { KnowledgeBase = new("ai") };

    private KnowledgeBase Knowledge => new(Settings, new IndexAdministration(Settings, parts.Pipeline));

    private SearchRequest[] Retrieved => [.. search.Requests.Where(request => request.Path.EndsWith("/retrieve"))];

    private KnowledgeBaseRetriever Retriever(TimeProvider? clock = null, TimeProvider? limit = null) =>
        new(
            Knowledge,
            parts.Live,
            parts.RetrieverOf(Settings),
            Meters,
            limit is null ? clock ?? TimeProvider.System : new SplitClock(clock!, limit),
            NullLogger<KnowledgeBaseRetriever>.Instance
        );

    private async Task<IReadOnlyList<string>> FindAsync(string question, Caller caller) =>
        [
            .. (await Retriever().RetrieveAsync(question, caller, 5, default))
                .Passages.Where(passage => passage.Relevance > 0)
                .Select(passage => passage.Chunk.Source.Id)
                .Distinct()
                .Order(),
        ];

    private static JsonNode Source(SearchRequest request) => Assert.Single(request.Body!["knowledgeSourceParams"]!.AsArray())!;

    private static bool IsQuery(SearchRequest request) =>
        ((string)request.Body!["filter"]!).StartsWith("groups/any", StringComparison.Ordinal);

    /// <summary>The time of one clock with the timers of another.</summary>
    private sealed class SplitClock(TimeProvider time, TimeProvider timers) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            timers.CreateTimer(callback, state, dueTime, period);
    }
}
