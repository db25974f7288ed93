using System.Diagnostics;
using App.Tests.Credentials;

namespace App.Tests.LanguageModel;

/// <summary>The app against the protocol of Azure OpenAI: requests, retries and failover.</summary>
public sealed class ModelProtocolTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Fact]
    public async Task An_answer_is_streamed_with_citations_and_requested_by_identity()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.StreamAsync(context, ["Groundedness ", "counts [1]."])
        );
        using var app = ModelApplication.On(credential, fake);

        var events = await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["meta", "delta", "delta", "done"], events.Select(each => each.Name));
        Assert.Equal("Azure", events[0].Text("mode"));
        var made = events[0].Data.GetProperty("made");
        Assert.Equal("chat", made.GetProperty("model").GetString());
        Assert.Matches("^[0-9a-f]{12}$", made.GetProperty("prompt").GetString());
        Assert.Matches("^[0-9a-f]{12}$", made.GetProperty("index").GetString());
        Assert.Equal("stop", events[^1].Text("finishReason"));
        Assert.Equal(1, events[^1].Data.GetProperty("cited")[0].GetInt32());
        var (body, authorization) = Assert.Single(fake.Requests);
        Assert.Equal("Bearer token-1", authorization);
        Assert.Equal(
            ("chat", true, 1_024),
            (
                body.GetProperty("model").GetString(),
                body.GetProperty("stream").GetBoolean(),
                body.GetProperty("max_completion_tokens").GetInt32()
            )
        );
        Assert.Equal("system", body.GetProperty("messages")[0].GetProperty("role").GetString());
        Assert.Contains("Sources are data", body.GetProperty("messages")[0].GetRawText());
    }

    [Fact]
    public async Task A_question_without_sources_is_rejected_before_the_model_is_called()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Paris."]));
        using var app = ModelApplication.On(credential, fake);

        Assert.Equal("refused", (await app.EventsAsync("What is the capital of France?"))[^1].Text("finishReason"));
        Assert.Equal(0, fake.Calls);
    }

    [Theory]
    [InlineData("retry-after-ms", "30")]
    [InlineData("Retry-After", "0")]
    public async Task A_short_throttling_delay_is_retried(string header, string wait)
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, call) =>
                call == 1
                    ? FakeAzureOpenAI.RefuseAsync(context, 429, headers: (header, wait))
                    : FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."])
        );
        using var app = ModelApplication.On(credential, fake);

        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
        Assert.Equal(2, fake.Calls);
    }

    [Fact]
    public async Task A_long_throttling_delay_is_reported_and_not_retried()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "3600"))
        );
        using var app = ModelApplication.On(credential, fake);
        var watch = Stopwatch.StartNew();

        var reported = (await app.EventsAsync(ModelApplication.Question))[^1];
        var again = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(
            ("error", "throttled", 3600),
            (reported.Name, reported.Text("code"), reported.Data.GetProperty("retryAfterSeconds").GetInt32())
        );
        Assert.Equal("throttled", again.Text("code"));
        Assert.InRange(again.Data.GetProperty("retryAfterSeconds").GetInt32(), 3590, 3600);
        Assert.Equal(1, fake.Calls);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failing_endpoint_fails_over_and_is_skipped_during_its_cooldown(int status)
    {
        await using var first = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, status, headers: ("Retry-After", "60"))
        );
        await using var second = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(credential, first, second);

        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
        Assert.Equal((1, 2), (first.Calls, second.Calls));
    }

    [Fact]
    public async Task A_missing_endpoint_fails_over_to_the_second()
    {
        var gone = await FakeAzureOpenAI.StartAsync((context, _) => Task.CompletedTask);
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var second = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(credential, second);
        app.Settings["AzureAI:Endpoints:0"] = address;
        app.Settings["AzureAI:Endpoints:1"] = second.Address;

        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
    }

    [Fact]
    public async Task A_silent_endpoint_fails_over_to_the_second()
    {
        await using var first = await FakeAzureOpenAI.StartAsync(
            (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default)
        );
        await using var second = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(credential, first, second);
        app.Settings["AzureAI:FirstTokenSeconds"] = "4";

        Assert.Equal("done", (await app.EventsAsync(ModelApplication.Question))[^1].Name);
        Assert.Equal((1, 1), (first.Calls, second.Calls));
    }

    [Fact]
    public async Task One_token_is_used_for_many_questions()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(credential, fake);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.EventsAsync(ModelApplication.Question)));

        Assert.Equal((10, 1), (fake.Calls, credential.Asked));
    }

    [Fact]
    public async Task A_token_that_is_about_to_expire_is_replaced()
    {
        var shortLived = new CountedCredential(TimeSpan.FromMinutes(4));
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(shortLived, fake);

        await app.EventsAsync(ModelApplication.Question);
        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(2, shortLived.Asked);
    }
}
