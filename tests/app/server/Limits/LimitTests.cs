using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using App.Limits;
using App.Tests.Credentials;
using App.Tests.History;
using App.Tests.LanguageModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Limits;

/// <summary>Limits over HTTP.</summary>
public sealed class LimitTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));
    private readonly Guid id = Guid.NewGuid();

    [Fact]
    public async Task A_caller_without_tokens_gets_Retry_After_and_others_are_not_affected()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, input: 2_000, output: 500));
        using var app = On(fake, ("Chat:TokensPerDay", "7000"), ("Chat:SourceTokens", "1500"));

        Assert.Equal("done", (await LastAsync(app, "ann")).Name);
        Assert.Equal("done", (await LastAsync(app, "ann")).Name);
        var refused = await app.Client("ann").SendAsync(id, [ModelApplication.Question]);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        var seconds = refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(seconds, 3_600, 86_400);
        Assert.Contains($"Your token limit is used up; try again in {seconds} s.", await refused.Content.ReadAsStringAsync());
        Assert.Equal("done", (await LastAsync(app, "bob")).Name);
        Assert.Equal(3, fake.Calls);
    }

    [Fact]
    public async Task Unused_tokens_are_returned_to_the_budget()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, input: 10, output: 10));
        using var app = On(fake, ("Chat:TokensPerDay", "7000"));

        for (var i = 0; i < 10; i++)
            Assert.Equal("done", (await LastAsync(app, "ann")).Name);
        for (var i = 0; i < 10; i++)
            Assert.Equal("refused", (await LastAsync(app, "ann", "What is the capital of France?")).Text("finishReason"));
    }

    [Fact]
    public async Task Missing_usage_is_estimated_and_a_failed_request_is_free()
    {
        await using var silent = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        await using var broken = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, 403));
        using var estimated = On(silent, ("Chat:TokensPerDay", "10000"));
        using var free = On(broken, ("Chat:TokensPerDay", "10000"));

        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await estimated.Client("ann").SendAsync(id, [ModelApplication.Question]);
            statuses.Add(response.StatusCode);
            await response.Content.ReadAsStringAsync();
            Assert.Equal("not_allowed", (await LastAsync(free, "ann")).Text("code"));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task A_question_too_large_for_the_model_is_rejected_before_any_call()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, 1, 1));
        using var app = On(fake, ("Chat:InputTokens", "500"));

        var response = await app.Client("ann").SendAsync(id, [string.Concat(Enumerable.Repeat("quality ", 450))]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var reported = await response.Content.ReadAsStringAsync();
        Assert.Matches("messages\\[0\\].content.*must have fewer than 500 tokens with the instructions, got [0-9]+", reported);
        Assert.Equal(0, fake.Calls);
    }

    [Fact]
    public async Task A_question_that_leaves_no_room_for_sources_is_rejected()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, 1, 1));
        using var app = On(fake, ("Chat:SourceTokens", "100"), ("Chat:InputTokens", "500"));

        var question = $"{ModelApplication.Question} {string.Concat(Enumerable.Repeat("quality ", 260))}";

        Assert.Equal("budget", (await LastAsync(app, "ann", question)).Text("code"));
        Assert.Equal(0, fake.Calls);
    }

    [Fact]
    public async Task A_trimmed_conversation_cites_only_sources_sent_to_the_model()
    {
        // The first call writes the search text.
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, call) => call == 1 ? FakeAzureOpenAI.StreamAsync(context, [ModelApplication.Question]) : AnswerAsync(context, 1, 1)
        );
        using var app = On(fake, ("Chat:HistoryTokens", "60"), ("Chat:SourceTokens", "400"));
        string[] texts = ["old question", new string('x', 900), "newer question", "newer answer", ModelApplication.Question];

        var events = await ServerSentEvent.ReadAllAsync(await app.Client("ann").SendAsync(id, texts));

        var messages = fake
            .Requests.Select(request => request.Body.GetProperty("messages").EnumerateArray().ToArray())
            .Single(sent => sent[^1].GetProperty("content").ValueKind == JsonValueKind.Array);
        Assert.Equal(["system", "user", "assistant", "user"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Contains("newer question", messages[1].GetRawText());
        var citations = events[0].Data.GetProperty("citations").EnumerateArray().ToArray();
        Assert.InRange(citations.Length, 1, 5);
        var given = messages[^1].GetProperty("content").EnumerateArray().Select(part => part.GetProperty("text").GetString()!).ToArray();
        Assert.Equal(citations.Length + 1, given.Length);
        for (var i = 0; i < citations.Length; i++)
        {
            var (title, heading) = (citations[i].GetProperty("title").GetString(), citations[i].GetProperty("heading").GetString());
            Assert.StartsWith($"<source number=\"{i + 1}\">\n{title} › {heading}\n", given[i]);
        }
    }

    [Fact]
    public async Task In_offline_mode_no_tokens_are_counted()
    {
        using var app = new ChatApplication
        {
            Settings =
            {
                ["Chat:TokensPerMinute"] = "1",
                ["Chat:InputTokens"] = "500",
                ["Chat:HistoryTokens"] = "0",
            },
        };

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await app.AskAsync(ModelApplication.Question)).StatusCode);
        Assert.Null(app.Services.GetService<TokenCounter>());
    }

    [Fact]
    public async Task Requests_over_the_concurrency_limit_are_rejected_until_one_ends()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        async IAsyncEnumerable<ChatResponseUpdate> Slow()
        {
            begun.TrySetResult();
            await end.Task;
            yield return ScriptedModel.Word("Yes [1].");
            yield return ScriptedModel.End;
        }

        using var app = new ChatApplication { Model = new ScriptedModel(_ => Slow()), Settings = { ["Chat:MaximumConcurrent"] = "1" } };
        var first = await app.AskAsync(HistoryApplication.Question);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var refused = await app.AskAsync(HistoryApplication.Question);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)),
            (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value)
        );
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync("/api/session")).StatusCode);

        end.SetResult();
        await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.AskAsync(HistoryApplication.Question)).StatusCode);
    }

    [Fact]
    public async Task One_caller_has_a_limit_of_its_own()
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        async IAsyncEnumerable<ChatResponseUpdate> Slow()
        {
            begun.TrySetResult();
            await end.Task;
            yield return ScriptedModel.Word("Yes [1].");
            yield return ScriptedModel.End;
        }

        using var app = new ChatApplication
        {
            Model = new ScriptedModel(_ => Slow()),
            Settings = { ["Chat:MaximumConcurrentPerCaller"] = "1" },
        };
        var first = await app.AskAsync(HistoryApplication.Question);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var refused = await app.AskAsync(HistoryApplication.Question);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Answers in progress are limited to 1", await refused.Content.ReadAsStringAsync());
        end.SetResult();
        await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.AskAsync(HistoryApplication.Question)).StatusCode);
    }

    [Fact]
    public async Task A_slow_request_body_takes_no_concurrency_slot()
    {
        using var app = new ChatApplication { Settings = { ["Chat:MaximumConcurrent"] = "1" } };
        using var client = app.Listen();
        using var slow = new TcpClient(client.BaseAddress!.Host, client.BaseAddress.Port);
        var connection = slow.GetStream();
        await connection.WriteAsync("POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"u8.ToArray());
        await connection.WriteAsync("Content-Length: 999\r\nExpect: 100-continue\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(connection);

        // Sent when the body is read.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(
            HttpStatusCode.OK,
            (await client.PostAsJsonAsync("/api/chat", ChatApplication.Question(HistoryApplication.Question))).StatusCode
        );
    }

    [Fact]
    public async Task Feedback_has_its_own_rate_limit()
    {
        using var app = new ChatApplication { Settings = { ["Chat:RequestsPerMinute"] = "1" } };
        await app.AskAsync(HistoryApplication.Question);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.AskAsync(HistoryApplication.Question)).StatusCode);

        var votes = new List<HttpStatusCode>();
        for (var i = 0; i < 125; i++)
            votes.Add((await app.CreateClient().PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(id, id))).StatusCode);

        Assert.All(votes.Take(120), status => Assert.Equal(HttpStatusCode.NoContent, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, votes);
    }

    private static async Task AnswerAsync(HttpContext context, int input, int output)
    {
        await FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."], finish: null);
        await SendAsync(
            context,
            new[]
            {
                new
                {
                    index = 0,
                    delta = new { },
                    finish_reason = "stop",
                },
            },
            null
        );
        await SendAsync(
            context,
            Array.Empty<object>(),
            new
            {
                prompt_tokens = input,
                completion_tokens = output,
                total_tokens = input + output,
            }
        );
        await FakeAzureOpenAI.SendAsync(context, "[DONE]");
    }

    private static Task SendAsync(HttpContext context, object choices, object? usage) =>
        FakeAzureOpenAI.SendAsync(
            context,
            JsonSerializer.Serialize(
                new
                {
                    id = "c",
                    @object = "chat.completion.chunk",
                    created = 1,
                    model = "m",
                    choices,
                    usage,
                }
            )
        );

    private async Task<ServerSentEvent> LastAsync(ChatApplication app, string user, string question = ModelApplication.Question) =>
        (await ServerSentEvent.ReadAllAsync(await app.Client(user).SendAsync(id, [question])))[^1];

    private ChatApplication On(FakeAzureOpenAI fake, params (string Name, string Value)[] settings)
    {
        var app = ModelApplication.On(credential, fake);
        app.Settings["WEBSITE_AUTH_ENABLED"] = "true";
        foreach (var (name, value) in settings)
            app.Settings[name] = value;
        return app;
    }
}
