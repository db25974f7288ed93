using System.Text.Json;
using App.Tests.Credentials;
using App.Tests.Telemetry;

namespace App.Tests.LanguageModel;

/// <summary>Models that reason before they write.</summary>
public sealed class ReasoningTests
{
    private static readonly string[] Efforts = ["none", "low", "medium", "high"];

    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Theory]
    [InlineData("none", 1_024)]
    [InlineData("low", 1_024 + 4_096)]
    public async Task Effort_and_room_for_reasoning_are_sent_and_no_temperature(string effort, int room)
    {
        var (events, requests) = await AskAsync(new FakeReasoningModel(Efforts), effort);

        var body = Assert.Single(requests);
        Assert.Equal(
            (effort, room),
            (body.GetProperty("reasoning_effort").GetString(), body.GetProperty("max_completion_tokens").GetInt32())
        );
        Assert.All(new[] { "temperature", "top_p", "max_tokens" }, name => Assert.False(body.TryGetProperty(name, out _), name));
        Assert.Equal("stop", events[^1].Text("finishReason"));
    }

    [Fact]
    public async Task A_model_without_reasoning_gets_no_effort()
    {
        var (_, requests) = await AskAsync(new FakeReasoningModel(Efforts), effort: null);

        Assert.False(requests[0].TryGetProperty("reasoning_effort", out _));
    }

    /// <summary>A model of another default effort can still spend all its room.</summary>
    [Fact]
    public async Task An_answer_that_reasoning_left_empty_is_asked_once_more_with_more_room()
    {
        var (events, requests) = await AskAsync(new FakeReasoningModel(Efforts), effort: null);

        Assert.Equal([1_024, 1_024 + (4 * 4_096)], requests.Select(body => body.GetProperty("max_completion_tokens").GetInt32()));
        Assert.Equal(
            "Groundedness counts [1].",
            string.Concat(events.Where(each => each.Name == "delta").Select(each => each.Text("text")))
        );
        var usage = events[^1].Data.GetProperty("usage");
        Assert.Equal(
            (1_800, 1_024 + 1_500 + 2, 1_024 + 1_500),
            (usage.GetProperty("input").GetInt32(), usage.GetProperty("output").GetInt32(), usage.GetProperty("reasoning").GetInt32())
        );
    }

    [Fact]
    public async Task Reasoning_that_never_ends_is_a_failure_of_its_own()
    {
        var (events, requests) = await AskAsync(new FakeReasoningModel(Efforts) { Extra = 100_000 }, "high");

        Assert.Equal(2, requests.Count);
        Assert.Equal(["meta", "error"], events.Select(each => each.Name));
        Assert.Equal(
            ("no_room", true, 5_120 + 17_408),
            (
                events[^1].Text("code"),
                events[^1].Data.GetProperty("retryable").GetBoolean(),
                events[^1].Data.GetProperty("usage").GetProperty("output").GetInt32()
            )
        );
    }

    [Fact]
    public async Task An_answer_cut_inside_its_text_is_not_asked_again()
    {
        var (events, requests) = await AskAsync(new FakeReasoningModel(Efforts) { Words = [.. Enumerable.Repeat("word ", 2_000)] }, "none");

        Assert.Single(requests);
        Assert.Equal("length", events[^1].Text("finishReason"));
    }

    [Fact]
    public async Task A_model_that_stops_without_a_word_is_a_failure()
    {
        var (events, _) = await AskAsync(new FakeReasoningModel(Efforts) { Words = [] }, "none");

        Assert.Equal("empty", events[^1].Text("code"));
    }

    [Fact]
    public async Task Reasoning_tokens_are_measured_beside_output_tokens()
    {
        await using var fake = await StartAsync(new FakeReasoningModel(Efforts));
        using var app = App(fake, "low");
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync(ModelApplication.Question);

        Assert.Contains(metrics.Of("model.reasoning_tokens"), each => each.StartsWith("600 ", StringComparison.Ordinal));
        Assert.Contains(metrics.Of("gen_ai.client.token.usage"), each => each.StartsWith("602 ", StringComparison.Ordinal));
    }

    /// <summary>Hidden tokens count against the limit of the caller: the second question finds none left.</summary>
    [Fact]
    public async Task Reasoning_tokens_count_against_the_limit_of_the_caller()
    {
        await using var fake = await StartAsync(new FakeReasoningModel(Efforts) { Extra = 4_000 });
        using var app = App(fake, "low");
        app.Settings["Chat:TokensPerMinute"] = "12000";

        using var first = await app.AskAsync(ModelApplication.Question);
        await first.Content.ReadAsStringAsync();
        using var second = await app.AskAsync(ModelApplication.Question);

        Assert.Equal((200, 429), ((int)first.StatusCode, (int)second.StatusCode));
    }

    private async Task<(IReadOnlyList<ServerSentEvent> Events, IReadOnlyList<JsonElement> Requests)> AskAsync(
        FakeReasoningModel model,
        string? effort
    )
    {
        await using var fake = await StartAsync(model);
        using var app = App(fake, effort);
        var events = await app.EventsAsync(ModelApplication.Question);
        return (
            events,
            [.. fake.Requests.Select(request => request.Body).OrderBy(body => body.GetProperty("max_completion_tokens").GetInt32())]
        );
    }

    private ChatApplication App(FakeAzureOpenAI fake, string? effort)
    {
        var app = ModelApplication.On(credential, fake);
        if (effort is not null)
            app.Settings["AzureAI:ReasoningEffort"] = effort;
        return app;
    }

    private static Task<FakeAzureOpenAI> StartAsync(FakeReasoningModel model) => FakeAzureOpenAI.StartReadingAsync(model.AnswerAsync);
}
