using System.Diagnostics;
using App.Tests.Credentials;
using App.Tests.History;
using App.Tests.Telemetry;

namespace App.Tests.LanguageModel;

/// <summary>Failures of Azure OpenAI that end an answer.</summary>
public sealed class ModelFailureTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_missing_role_is_reported_without_a_retry(int status)
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, status));
        using var app = ModelApplication.On(credential, fake);

        var reported = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(("not_allowed", false, 1), (reported.Text("code"), reported.Data.GetProperty("retryable").GetBoolean(), fake.Calls));
    }

    [Fact]
    public async Task A_filtered_question_is_reported_with_its_category()
    {
        const string Body = """
            {"error":{"code":"content_filter","message":"no","innererror":{"code":"ResponsibleAIPolicyViolation",
            "content_filter_result":{"hate":{"filtered":false,"severity":"safe"},"jailbreak":{"filtered":true,"detected":true}}}}}
            """;
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, 400, Body));
        using var app = ModelApplication.On(credential, fake);

        var reported = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(
            ("filtered", "jailbreak", false),
            (reported.Text("code"), reported.Text("category"), reported.Data.GetProperty("retryable").GetBoolean())
        );
    }

    /// <summary>The alert on failing models uses the type: it must fire for wrong requests and not for filtered questions.</summary>
    [Theory]
    [InlineData("content_filter", "content_filter")]
    [InlineData("unsupported_parameter", "400")]
    public async Task A_filtered_call_and_a_wrong_call_have_different_error_types(string code, string type)
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
    public async Task A_filtered_answer_ends_with_an_error()
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
    public async Task A_broken_connection_inside_an_answer_is_reported_without_a_retry()
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
    public async Task A_silent_model_times_out(bool afterAWord)
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

    /// <summary>The default reads the rest of an answer for two seconds, which costs tokens.</summary>
    [Fact]
    public async Task A_disconnect_cancels_the_model_request_within_half_a_second()
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

    private static async Task<StreamReader> ReadUntilAsync(HttpResponseMessage response, string text)
    {
        var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (!(await stream.ReadLineAsync())!.Contains(text)) { }

        return stream;
    }
}
