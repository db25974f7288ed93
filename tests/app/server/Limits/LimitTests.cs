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

/// <summary>Limits as callers meet them, over HTTP.</summary>
public sealed class LimitTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));
    private readonly Guid id = Guid.NewGuid();

    [Fact]
    public async Task Who_used_up_the_tokens_is_told_when_to_come_back_and_nobody_else_is()
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
    public async Task What_was_not_used_is_given_back()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, input: 10, output: 10));
        using var app = On(fake, ("Chat:TokensPerDay", "7000"));

        for (var i = 0; i < 10; i++)
            Assert.Equal("done", (await LastAsync(app, "ann")).Name);
        for (var i = 0; i < 10; i++)
            Assert.Equal("refused", (await LastAsync(app, "ann", "What is the capital of France?")).Text("finishReason"));
    }

    [Fact]
    public async Task An_answer_whose_use_is_not_reported_is_estimated_and_one_that_failed_before_its_first_word_is_free()
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
    public async Task A_question_too_large_for_the_model_is_refused_before_any_call()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, 1, 1));
        using var app = On(fake, ("Chat:InputTokens", "500"));

        var response = await app.Client("ann").SendAsync(id, [string.Concat(Enumerable.Repeat("quality ", 450))]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var told = await response.Content.ReadAsStringAsync();
        Assert.Matches("messages\\[0\\].content.*must have fewer than 500 tokens with the instructions, got [0-9]+", told);
        Assert.Equal(0, fake.Calls);
    }

    [Fact]
    public async Task A_question_that_leaves_no_room_for_sources_is_told_so_and_no_model_is_asked()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, 1, 1));
        using var app = On(fake, ("Chat:SourceTokens", "100"), ("Chat:InputTokens", "500"));

        var question = $"{ModelApplication.Question} {string.Concat(Enumerable.Repeat("quality ", 120))}";

        Assert.Equal("budget", (await LastAsync(app, "ann", question)).Text("code"));
        Assert.Equal(0, fake.Calls);
    }

    [Fact]
    public async Task A_long_conversation_is_trimmed_and_its_citations_are_those_the_model_was_given()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => AnswerAsync(context, 1, 1));
        using var app = On(fake, ("Chat:HistoryTokens", "60"), ("Chat:SourceTokens", "400"));
        string[] said = ["old question", new string('x', 900), "newer question", "newer answer", ModelApplication.Question];

        var events = await ServerSentEvent.ReadAllAsync(await app.Client("ann").SendAsync(id, said));

        var messages = Assert.Single(fake.Requests).Body.GetProperty("messages").EnumerateArray().ToArray();
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
    public async Task In_offline_mode_no_token_is_counted()
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
    public async Task Where_all_places_are_taken_the_next_is_sent_away_and_let_in_when_one_is_free()
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
        var first = await app.AskAsync(People.Question);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var refused = await app.AskAsync(People.Question);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)),
            (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value)
        );
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync("/api/session")).StatusCode);

        end.SetResult();
        await first.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, (await app.AskAsync(People.Question)).StatusCode);
    }

    [Fact]
    public async Task A_question_that_trickles_in_takes_no_place()
    {
        using var app = new ChatApplication { Settings = { ["Chat:MaximumConcurrent"] = "1" } };
        using var client = app.Listen();
        using var slow = new TcpClient(client.BaseAddress!.Host, client.BaseAddress.Port);
        var connection = slow.GetStream();
        await connection.WriteAsync("POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"u8.ToArray());
        await connection.WriteAsync("Content-Length: 999\r\nExpect: 100-continue\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(connection);

        // Said when the body is read.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/chat", ChatApplication.Question(People.Question))).StatusCode);
    }

    [Fact]
    public async Task Clicks_are_limited_apart_from_questions()
    {
        using var app = new ChatApplication { Settings = { ["Chat:RequestsPerMinute"] = "1" } };
        await app.AskAsync(People.Question);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.AskAsync(People.Question)).StatusCode);

        var votes = new List<HttpStatusCode>();
        for (var i = 0; i < 125; i++)
            votes.Add((await app.CreateClient().PostAsJsonAsync("/api/feedback", People.Feedback(id, id))).StatusCode);

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

    private async Task<ServerSentEvent> LastAsync(ChatApplication app, string person, string question = ModelApplication.Question) =>
        (await ServerSentEvent.ReadAllAsync(await app.Client(person).SendAsync(id, [question])))[^1];

    private ChatApplication On(FakeAzureOpenAI fake, params (string Name, string Value)[] settings)
    {
        var app = ModelApplication.On(credential, fake);
        app.Settings["WEBSITE_AUTH_ENABLED"] = "true";
        foreach (var (name, value) in settings)
            app.Settings[name] = value;
        return app;
    }
}
