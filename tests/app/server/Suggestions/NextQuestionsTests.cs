using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using App.Chunking;
using App.Grounding;
using App.Identity;
using App.Offline;
using App.Retrieval;
using App.Suggestions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace App.Tests.Suggestions;

public sealed class NextQuestionsTests
{
    private static readonly Section Caching = new("cost.md#caching-answers", "Cost", "Caching answers");

    [Fact]
    public async Task A_suggested_question_is_answered_from_its_section()
    {
        using var app = new ChatApplication();

        var question = Assert.Single(await SuggestAsync(app, ["How can I reduce cost?"], Caching));
        var events = await app.EventsAsync(question);

        Assert.Equal("What does “Cost” say about “Caching answers”?", question);
        Assert.Equal("stop", events[^1].Text("finishReason"));
        Assert.Equal(Caching.Id, events[0].Data.GetProperty("citations")[0].GetProperty("id").GetString());
        Assert.Contains(1, events[^1].Data.GetProperty("cited").EnumerateArray().Select(number => number.GetInt32()));
    }

    [Fact]
    public async Task A_section_that_is_not_found_for_the_caller_is_not_suggested()
    {
        using var app = new ChatApplication();

        Assert.Empty(
            await SuggestAsync(app, ["How can I reduce cost?"], new Section("salary.md#board", "Salaries", "The board of directors"))
        );
        Assert.Empty(await SuggestAsync(app, ["How can I reduce cost?"], Caching with { Id = "cost.md#choosing-sizes" }));
    }

    [Fact]
    public async Task A_question_that_was_asked_is_not_suggested()
    {
        using var app = new ChatApplication();

        Assert.Empty(await SuggestAsync(app, ["What does “Cost” say about “Caching answers”?"], Caching));
    }

    [Fact]
    public async Task A_question_below_the_gate_is_not_suggested_in_mode_Azure()
    {
        var passage = Sources.Passage("Lunch is served at noon.", relevance: 0.39);
        var section = new Section(passage.Chunk.Id, "Title", "Part");

        Assert.Empty(await Azure(passage).AfterAsync(Caller.At("::1"), ["When?"], [section], default));
        Assert.Equal(
            ["What does “Title” say about “Part”?"],
            await Azure(passage with { Relevance = 0.41 }).AfterAsync(Caller.At("::1"), ["When?"], [section], default)
        );

        static NextQuestions Azure(Passage found) =>
            new(
                new FixedRetriever { Found = [found] },
                new HeadingQuestions(),
                new Prompt("", ""),
                ScriptedModel.Saying(),
                new SuggestionSettings(3),
                model: new()
                {
                    Endpoints = [new Uri("https://model.example")],
                    ChatDeployment = "chat",
                    TokenScope = "scope",
                    FirstToken = TimeSpan.Zero,
                    NextToken = TimeSpan.Zero,
                    MaximumOutputTokens = 1,
                }
            );
    }

    [Fact]
    public async Task A_wrong_request_is_rejected_and_without_suggestions_there_is_no_endpoint()
    {
        using var app = new ChatApplication();
        using var without = new ChatApplication { Settings = { ["Chat:Suggestions"] = "0" } };

        using var wrong = await app.CreateClient().PostAsJsonAsync("/api/suggestions", new { questions = new[] { " " } });
        using var none = await without.CreateClient().PostAsJsonAsync("/api/suggestions", new { });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed), (wrong.StatusCode, none.StatusCode));
        Assert.Contains("must be 1 to 6 questions of 1 to 4000 characters", await wrong.Content.ReadAsStringAsync());
        Assert.False((await without.CreateClient().GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("suggests").GetBoolean());
    }

    [Theory]
    [InlineData("How can I reduce cost?", "en")]
    [InlineData("비용을 어떻게 줄일 수 있나요?", "ko")]
    public async Task Most_sections_of_the_bundled_documents_can_be_suggested(string asked, string language)
    {
        var index = Sources.Bundled;
        var next = new NextQuestions(
            index,
            new HeadingQuestions(),
            new Prompt("", ""),
            new ExtractiveChatClient(index, new OfflineSettings(TimeSpan.Zero), TimeProvider.System),
            new SuggestionSettings(1),
            new JoinedQuestion(index)
        );
        var sections = await SectionsAsync(language);

        var passed = 0;
        foreach (var section in sections)
            if ((await next.AfterAsync(Caller.At("::1"), [asked], [section], default)).Count > 0)
                passed++;

        Assert.True(passed >= sections.Count * 0.85, $"{passed} of {sections.Count}");
    }

    [Fact]
    public async Task Of_questions_without_sections_those_that_pass_the_gate_are_returned()
    {
        using var app = new ChatApplication();

        using var response = await app.CreateClient()
            .PostAsJsonAsync("/api/suggestions", new { questions = new[] { "How can I reduce cost?", "How do I bake sourdough bread?" } });

        Assert.Equal(["How can I reduce cost?"], (await response.Content.ReadFromJsonAsync<SuggestionList>())!.Questions);
    }

    [Fact]
    public async Task Only_as_many_questions_are_searched_as_the_setting_allows()
    {
        var retriever = new FixedRetriever();
        var next = new NextQuestions(
            retriever,
            new HeadingQuestions(),
            new Prompt("", ""),
            ScriptedModel.Saying(),
            new SuggestionSettings(2)
        );

        var passing = await next.PassingAsync(Caller.At("::1"), ["One?", "Two?", "Three?", "Four?"], default);

        Assert.Equal(["One?", "Two?"], passing);
        Assert.Equal(2, retriever.Searched);
    }

    [Fact]
    public async Task A_failed_search_is_logged_without_the_question_and_suggests_nothing()
    {
        var log = new FakeLogCollector();
        using var app = new ChatApplication
        {
            Replace = services =>
                services
                    .AddSingleton<IRetriever>(new FixedRetriever { Failure = new RetrievalException("the index is away", mayPass: true) })
                    .AddSingleton<ILoggerProvider>(new FakeLoggerProvider(log)),
        };

        using var response = await app.CreateClient().PostAsJsonAsync("/api/suggestions", new { questions = new[] { "What is secret?" } });

        Assert.Empty((await response.Content.ReadFromJsonAsync<SuggestionList>())!.Questions);
        var entry = Assert.Single(log.GetSnapshot(), entry =>
            entry.Message.StartsWith("No questions are suggested", StringComparison.Ordinal)
        );
        Assert.Contains("the index is away", entry.Message);
        Assert.DoesNotContain("secret", entry.Message);
    }

    [Fact]
    public async Task Requests_beyond_the_places_for_suggestions_are_rejected()
    {
        using var app = new ChatApplication();
        var client = app.CreateClient();
        var places = app.Services.GetRequiredService<SuggestionPlaces>();
        var taken = Enumerable.Range(0, SuggestionPlaces.Most).Select(_ => places.Take()).ToArray();
        Assert.All(taken, place => Assert.True(place.IsAcquired));

        using var refused = await client.PostAsJsonAsync("/api/suggestions", new { questions = new[] { "How can I reduce cost?" } });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("try again in 5 s", await refused.Content.ReadAsStringAsync());

        taken[0].Dispose();
        Assert.NotEmpty(await SuggestAsync(app, ["How can I reduce cost?"], Caching));
    }

    private static async Task<IReadOnlyList<Section>> SectionsAsync(string language)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "knowledge");
        var sections = new List<Section>();
        await foreach (var document in Sources.BundledFolder.ListAsync(default))
        {
            if (document.Id.StartsWith("ko/", StringComparison.Ordinal) != (language == Language.Korean))
                continue;
            var text = await File.ReadAllTextAsync(Path.Combine(folder, document.Id));
            sections.AddRange(MarkdownChunker.Chunk(document, text).Select(chunk => new Section(chunk.Id, chunk.Title, chunk.Heading)));
        }

        return sections;
    }

    private static async Task<IReadOnlyList<string>> SuggestAsync(ChatApplication app, string[] questions, params Section[] sections)
    {
        using var response = await app.CreateClient().PostAsJsonAsync("/api/suggestions", new { questions, sections });
        return (await response.Content.ReadFromJsonAsync<SuggestionList>())!.Questions;
    }
}
