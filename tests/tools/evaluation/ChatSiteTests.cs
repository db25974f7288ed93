using System.Text.Json;
using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Tests;

public sealed class ChatSiteTests
{
    private readonly List<TimeSpan> pauses = [];

    [Fact]
    public async Task An_answer_is_read_from_the_event_stream()
    {
        await using var site = await FakeSite.StartAsync((_, context) => FakeSite.AnswerAsync(context));
        var asked = Golden.Of(Category.Question) with { History = [new CaseTurn { Role = "assistant", Content = "Before." }] };

        var answer = await AskAsync(site, asked, _ => ValueTask.FromResult("t0ken"));

        Assert.Equal(("Text. [1]", "stop", Golden.Made), (answer.Text, answer.FinishReason, answer.Made));
        Assert.Equal([new Source(1, "a.md#one", "Text.")], answer.Sources);
        Assert.Equal([1], answer.Cited);
        var request = Assert.Single(site.Requests);
        Assert.Equal("Bearer t0ken", request.Authorization);
        Assert.Equal(
            """{"messages":[{"role":"assistant","content":"Before."},{"role":"user","content":"What is it?"}]}""",
            JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(request.Body))
        );
    }

    [Fact]
    public async Task A_rate_limited_request_is_retried_after_Retry_After()
    {
        await using var site = await FakeSite.StartAsync(
            (attempt, context) =>
                attempt switch
                {
                    1 => Status(context, 429, ("Retry-After", "7")),
                    2 => Status(context, 503, ("Retry-After", DateTimeOffset.UtcNow.AddSeconds(30).ToString("R"))),
                    3 => FakeSite.WriteAsync(
                        context,
                        ("meta", FakeSite.Meta),
                        (
                            "error",
                            new
                            {
                                code = "throttled",
                                message = "m",
                                retryable = true,
                                retryAfterSeconds = 11,
                            }
                        )
                    ),
                    4 => FakeSite.WriteAsync(context, ("meta", FakeSite.Meta), ("delta", new { text = "Te" })),
                    _ => FakeSite.AnswerAsync(context),
                }
        );

        Assert.Equal("Text. [1]", (await AskAsync(site)).Text);
        Assert.Equal(5, site.Requests.Count);
        Assert.Equal(7, pauses[0].TotalSeconds);
        Assert.InRange(pauses[1].TotalSeconds, 25, 30);
        Assert.Equal([11, 2], pauses.Skip(2).Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task An_unresponsive_site_is_an_error_after_the_retries()
    {
        await using var site = await FakeSite.StartAsync((_, context) => Status(context, 429, ("Retry-After", "1")));

        var failure = await Assert.ThrowsAsync<Failure>(() => AskAsync(site));

        Assert.Equal($"question/What is it?: {site.Address} did not answer in 6 attempts: status 429", failure.Message);
        Assert.Equal((6, 5), (site.Requests.Count, pauses.Count));
    }

    [Fact]
    public async Task A_Retry_After_of_hours_is_an_error()
    {
        await using var site = await FakeSite.StartAsync((_, context) => Status(context, 429, ("Retry-After", "86400")));

        Assert.Contains(
            "asks to retry after 86400 s, more than the limit of 120 s",
            (await Assert.ThrowsAsync<Failure>(() => AskAsync(site))).Message
        );
        Assert.Empty(pauses);
    }

    [Theory]
    [InlineData(401, "the site requires sign-in; set --token-scope")]
    [InlineData(302, "the site requires sign-in; set --token-scope")]
    [InlineData(400, "status 400: no")]
    [InlineData(200, "status 200: no")]
    public async Task A_permanent_error_is_not_retried(int status, string message)
    {
        await using var site = await FakeSite.StartAsync(
            async (_, context) =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = "/.auth/login/aad";
                await context.Response.WriteAsync("no");
            }
        );

        Assert.Contains(message, (await Assert.ThrowsAsync<Failure>(() => AskAsync(site))).Message);
        Assert.Single(site.Requests);
    }

    [Theory]
    [InlineData("meta")]
    [InlineData("delta")]
    public async Task A_response_in_another_protocol_is_reported(string name)
    {
        await using var site = await FakeSite.StartAsync(
            (_, context) =>
                FakeSite.WriteAsync(context, (name, new { other = 1 }), ("done", new { finishReason = "stop", cited = Array.Empty<int>() }))
        );

        var failure = await Assert.ThrowsAsync<Failure>(() => AskAsync(site));

        Assert.Matches("did not report the prompt|does not follow the app's protocol", failure.Message);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_filtered_question_counts_as_a_refusal()
    {
        await using var site = await FakeSite.StartAsync(
            (_, context) =>
                FakeSite.WriteAsync(
                    context,
                    ("meta", FakeSite.Meta),
                    (
                        "error",
                        new
                        {
                            code = "filtered",
                            message = "m",
                            retryable = false,
                            category = "jailbreak",
                        }
                    )
                )
        );

        var answer = await AskAsync(site);

        Assert.True(answer.IsRefused);
        Assert.Equal("filtered", answer.FinishReason);
    }

    private static Task Status(HttpContext context, int status, params (string Name, string Value)[] headers)
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return Task.CompletedTask;
    }

    private async Task<Answer> AskAsync(FakeSite site, GoldenCase? asked = null, Func<CancellationToken, ValueTask<string>>? token = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return await new ChatSite(http, site.Address, token, (wait, _) =>
        {
            pauses.Add(wait);
            return Task.CompletedTask;
        }).AskAsync(asked ?? Golden.Of(Category.Question), default);
    }
}
