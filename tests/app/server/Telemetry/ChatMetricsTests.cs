using App.Telemetry;
using App.Tests.Credentials;
using App.Tests.LanguageModel;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Telemetry;

public sealed class ChatMetricsTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Fact]
    public void The_meter_has_the_documented_instruments()
    {
        using var app = new ChatApplication();
        using var metrics = new RecordedMetrics(app.Services);
        app.Services.GetRequiredService<ChatMetrics>();

        Assert.Equal(
            [
                "chat.answers {answer}",
                "chat.citations {citation}",
                "chat.citations.invented {citation}",
                "chat.feedback {vote}",
                "chat.filtered {finding}",
                "chat.retrieved {passage}",
                "chat.time_to_first_word s",
                "chat.trimmed {turn}",
                "model.failovers {request}",
                "model.retries {request}",
                "model.spillovers {response}",
                "model.throttled {response}",
            ],
            metrics
                .Instruments.Values.Where(instrument => instrument.Meter.Name == "AiWorkload.Chat")
                .Select(instrument => $"{instrument.Name} {instrument.Unit}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_answer_counts_passages_citations_and_invalid_citations()
    {
        using var app = new ChatApplication { Model = ScriptedModel.Saying(ScriptedModel.Word("Yes [1][2][77]."), ScriptedModel.End) };
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["1 finish_reason=stop mode=Offline"], metrics.Of("chat.answers"));
        Assert.Equal(["6 ranking=hybrid refused=False"], metrics.Of("chat.retrieved"));
        Assert.Equal(("2", "1"), (metrics.Of("chat.citations").Single(), metrics.Of("chat.citations.invented").Single()));
        Assert.EndsWith(" mode=Offline", metrics.Of("chat.time_to_first_word").Single());
    }

    [Fact]
    public async Task An_ungrounded_question_and_an_empty_search_count_as_refused()
    {
        using var app = new ChatApplication();
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync("What is the capital of France?");
        await app.EventsAsync("Zyzzyva?");

        Assert.Equal(["1 finish_reason=refused mode=Offline", "1 finish_reason=refused mode=Offline"], metrics.Of("chat.answers"));
        Assert.Contains("0 ranking=hybrid refused=True", metrics.Of("chat.retrieved"));
        Assert.Equal(2, metrics.Of("chat.retrieved").Count(each => each.EndsWith("refused=True", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Throttling_retries_and_failovers_are_counted_by_endpoint()
    {
        await using var first = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "60"))
        );
        await using var second = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(credential, first, second);
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["1 server.address=127.0.0.1"], metrics.Of("model.throttled"));
        Assert.Equal(["1 server.address=127.0.0.1"], metrics.Of("model.retries"));
        Assert.Equal(["1 server.address=127.0.0.1"], metrics.Of("model.failovers"));
        Assert.Empty(metrics.Of("model.spillovers"));
    }

    [Fact]
    public async Task Spillover_is_counted_and_a_direct_answer_is_not_a_retry()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) =>
            {
                context.Response.Headers["x-ms-spillover-from-deployment"] = "chat-provisioned";
                return FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]);
            }
        );
        using var app = ModelApplication.On(credential, fake);
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["1 server.address=127.0.0.1"], metrics.Of("model.spillovers"));
        Assert.Empty(metrics.Of("model.retries"));
        Assert.Empty(metrics.Of("model.failovers"));
    }

    [Fact]
    public void Feedback_and_trimmed_turns_are_counted()
    {
        using var app = new ChatApplication();
        using var metrics = new RecordedMetrics(app.Services);
        var chat = app.Services.GetRequiredService<ChatMetrics>();

        chat.Feedback("down", "sources");
        chat.Trimmed(3);

        Assert.Equal(("1 verdict=down reason=sources", "3"), (metrics.Of("chat.feedback").Single(), metrics.Of("chat.trimmed").Single()));
    }
}
