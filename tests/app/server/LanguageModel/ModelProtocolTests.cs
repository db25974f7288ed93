using System.Diagnostics;
using App.Tests.Credentials;
using App.Tests.History;
using App.Tests.Telemetry;

namespace App.Tests.LanguageModel;

/// <summary>The app against Azure OpenAI's protocol, each fault as it comes over the wire.</summary>
public sealed class ModelProtocolTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Fact]
    public async Task An_answer_is_streamed_cited_and_asked_for_by_identity()
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
    public async Task What_the_documents_say_nothing_about_is_refused_before_the_model_is_asked()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Paris."]));
        using var app = ModelApplication.On(credential, fake);

        Assert.Equal("refused", (await app.EventsAsync("What is the capital of France?"))[^1].Text("finishReason"));
        Assert.Equal(0, fake.Calls);
    }

    [Theory]
    [InlineData("retry-after-ms", "30")]
    [InlineData("Retry-After", "0")]
    public async Task A_short_wait_is_waited_out(string header, string wait)
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
    public async Task A_long_wait_is_told_at_once_and_not_asked_again_until_it_is_over()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, 429, headers: ("Retry-After", "3600"))
        );
        using var app = ModelApplication.On(credential, fake);
        var watch = Stopwatch.StartNew();

        var told = (await app.EventsAsync(ModelApplication.Question))[^1];
        var again = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(("error", "throttled", 3600), (told.Name, told.Text("code"), told.Data.GetProperty("retryAfterSeconds").GetInt32()));
        Assert.Equal("throttled", again.Text("code"));
        Assert.InRange(again.Data.GetProperty("retryAfterSeconds").GetInt32(), 3590, 3600);
        Assert.Equal(1, fake.Calls);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task The_second_endpoint_answers_where_the_first_cannot_and_the_first_rests(int status)
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
    public async Task The_second_endpoint_answers_where_the_first_is_not_there()
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
    public async Task The_second_endpoint_answers_where_the_first_takes_the_question_and_says_nothing()
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

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_missing_role_is_named_and_not_tried_again(int status)
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, status));
        using var app = ModelApplication.On(credential, fake);

        var told = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(("not_allowed", false, 1), (told.Text("code"), told.Data.GetProperty("retryable").GetBoolean(), fake.Calls));
    }

    [Fact]
    public async Task A_filtered_question_is_told_with_its_category()
    {
        const string Body =
            """{"error":{"code":"content_filter","message":"no","innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":false,"severity":"safe"},"jailbreak":{"filtered":true,"detected":true}}}}}""";
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, 400, Body));
        using var app = ModelApplication.On(credential, fake);

        var told = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(
            ("filtered", "jailbreak", false),
            (told.Text("code"), told.Text("category"), told.Data.GetProperty("retryable").GetBoolean())
        );
    }

    /// <summary>The alert on failing models counts by it: questions that a filter stops must not wake anybody, and wrong requests must.</summary>
    [Theory]
    [InlineData("content_filter", "content_filter")]
    [InlineData("unsupported_parameter", "400")]
    public async Task A_call_that_a_filter_stopped_is_told_from_one_that_was_wrong(string code, string type)
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, 400, $$$"""{"error":{"code":"{{{code}}}","message":"no"}}""")
        );
        using var app = ModelApplication.On(credential, fake);
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync(ModelApplication.Question);

        Assert.EndsWith(
            $" error.type={type}",
            Assert.Single(metrics.Of("gen_ai.client.operation.duration"), call => call.Contains("=chat "))
        );
    }

    [Fact]
    public async Task An_answer_that_is_filtered_on_the_way_is_no_whole_answer()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.StreamAsync(context, ["It begins "], "content_filter")
        );
        using var app = ModelApplication.On(credential, fake);

        var events = await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["meta", "delta", "error"], events.Select(each => each.Name));
        Assert.Equal("filtered", events[^1].Text("code"));
    }

    [Fact]
    public async Task An_answer_without_a_finish_reason_is_marked_incomplete()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            async (context, _) =>
            {
                await FakeAzureOpenAI.StreamAsync(context, ["It begins "], finish: null);
                await FakeAzureOpenAI.SendAsync(context, """{"error":{"code":"server_error","message":"broken"}}""");
            }
        );
        using var app = ModelApplication.On(credential, fake);

        Assert.Contains((await app.EventsAsync(ModelApplication.Question))[^1].Text("code"), new[] { "incomplete", "model_failed" });
    }

    [Fact]
    public async Task A_connection_that_breaks_inside_an_answer_is_told_and_nothing_is_sent_again()
    {
        var read = new TaskCompletionSource();
        await using var fake = await FakeAzureOpenAI.StartAsync(
            async (context, _) =>
            {
                await FakeAzureOpenAI.StreamAsync(context, ["It begins "], finish: null);
                await read.Task;
                context.Abort();
            }
        );
        using var app = ModelApplication.On(credential, fake);
        using var response = await app.AskAsync(ModelApplication.Question);
        using var stream = await ReadUntilAsync(response, "It begins");
        read.SetResult();

        Assert.Contains("\"code\":\"model_failed\"", await stream.ReadToEndAsync());
        Assert.Equal(1, fake.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_model_that_falls_silent_is_left(bool afterAWord)
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            async (context, _) =>
            {
                await FakeAzureOpenAI.StreamAsync(context, afterAWord ? ["It begins "] : [], finish: null);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        using var app = ModelApplication.On(credential, fake);
        app.Settings["AzureAI:FirstTokenSeconds"] = app.Settings["AzureAI:NextTokenSeconds"] = "1";

        Assert.Equal("timeout", (await app.EventsAsync(ModelApplication.Question))[^1].Text("code"));
        await fake.Left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>By default the rest of an answer is read for two seconds, and paid for.</summary>
    [Fact]
    public async Task A_reader_who_leaves_stops_the_model_within_half_a_second()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            async (context, _) =>
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await FakeAzureOpenAI.StreamAsync(context, ["zebra "], finish: null);
                    await Task.Delay(5, CancellationToken.None);
                }
            }
        );
        using var app = ModelApplication.On(credential, fake);
        using var reader = new CancellationTokenSource();
        var response = await app.AskAsync(ModelApplication.Question, reader.Token);
        await ReadUntilAsync(response, "zebra");

        var watch = Stopwatch.StartNew();
        await reader.CancelAsync();
        response.Dispose();
        await fake.Left.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(0.5), $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public async Task One_token_serves_many_questions()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(credential, fake);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.EventsAsync(ModelApplication.Question)));

        Assert.Equal((10, 1), (fake.Calls, credential.Asked));
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_replaced()
    {
        var shortLived = new CountedCredential(TimeSpan.FromMinutes(4));
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(shortLived, fake);

        await app.EventsAsync(ModelApplication.Question);
        await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(2, shortLived.Asked);
    }

    private static async Task<StreamReader> ReadUntilAsync(HttpResponseMessage response, string text)
    {
        var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (!(await stream.ReadLineAsync())!.Contains(text)) { }

        return stream;
    }
}
