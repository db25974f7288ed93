using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using App.History;
using App.Identity;
using App.Telemetry;
using App.Tests.History;
using App.Tests.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace App.Tests.Feedback;

public sealed class FeedbackTests
{
    private const string Comment = "my-private-comment";
    private static readonly Guid Conversation = Guid.NewGuid();
    private static readonly Guid AnswerBefore = Guid.NewGuid();
    private static readonly string Answer = ChatApplication.AnswerId(AnswerBefore);
    private readonly FakeLogCollector log = new();
    private readonly string ann = HistoryApplication.NewUserId();

    public static TheoryData<object, string[]> Wrong =>
        new()
        {
            { new { }, ["answerId", "conversationId", "verdict"] },
            {
                new
                {
                    answerId = "../x",
                    conversationId = Conversation,
                    verdict = "sideways",
                },
                ["answerId", "verdict"]
            },
            {
                new
                {
                    answerId = Answer,
                    conversationId = Conversation,
                    verdict = "down",
                    reasons = new[] { "ugly" },
                },
                ["reasons"]
            },
            {
                new
                {
                    answerId = Answer,
                    conversationId = Conversation,
                    verdict = "down",
                    reasons = new[] { "wrong", "wrong" },
                },
                ["reasons"]
            },
            {
                new
                {
                    answerId = Answer,
                    conversationId = Conversation,
                    verdict = "down",
                    reasons = new string?[] { null },
                },
                ["reasons"]
            },
            {
                new
                {
                    answerId = Answer,
                    conversationId = Conversation,
                    verdict = "down",
                    comment = Comment,
                },
                ["consent"]
            },
            {
                new
                {
                    answerId = Answer,
                    conversationId = Conversation,
                    verdict = "UP",
                    comment = new string('x', 1_001),
                },
                ["verdict", "comment", "consent"]
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Invalid_feedback_is_rejected_with_all_errors_and_not_counted(object body, string[] fields)
    {
        using var app = App();
        using var counted = Counted(app);

        var response = await app.CreateClient().PostAsJsonAsync("/api/feedback", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(fields, errors.EnumerateObject().Select(field => field.Name));
        Assert.Empty(counted.GetMeasurementSnapshot());
        Assert.DoesNotContain(log.GetSnapshot(), record => record.Id.Id == 5001);
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest)]
    [InlineData("application/json", """{"verdict":"up","user":"another"}""", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "large", HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_without_feedback_is_rejected(string type, string body, HttpStatusCode status)
    {
        using var app = App();
        body = body == "large" ? $$"""{"comment":"{{new string('x', 20_000)}}"}""" : body;

        var response = await app.Listen().PostAsync("/api/feedback", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task Feedback_is_logged_once_and_counted_for_each_reason()
    {
        using var app = App();
        using var counted = Counted(app);

        var other = Guid.NewGuid();
        foreach (var body in new[] { Down("wrong", "sources"), Down("other"), HistoryApplication.Feedback(Conversation, other) })
            Assert.Equal(HttpStatusCode.NoContent, (await app.CreateClient().PostAsJsonAsync("/api/feedback", body)).StatusCode);

        var reported = log.GetSnapshot().Where(record => record.Id.Id == 5001).ToArray();
        Assert.Equal(2, reported.Length);
        Assert.Equal(
            [$"{Answer}", $"{Conversation}", "down", "wrong,sources", "True"],
            new[] { "AnswerId", "ConversationId", "Verdict", "Reasons", "HasComment" }.Select(name =>
                reported[0].GetStructuredStateValue(name)
            )
        );
        Assert.Equal(
            [("down", "wrong"), ("down", "sources"), ("up", null)],
            counted.GetMeasurementSnapshot().Select(each => ((string)each.Tags["verdict"]!, (string?)each.Tags["reason"]))
        );
        Assert.DoesNotContain(log.GetSnapshot(), record =>
            $"{record.Message} {string.Join(' ', record.StructuredState ?? [])}".Contains(Comment)
        );
    }

    [Fact]
    public async Task Feedback_on_an_answer_that_was_not_given_is_rejected()
    {
        using var app = App();
        using var counted = Counted(app);

        var response = await app.CreateClient()
            .PostAsJsonAsync(
                "/api/feedback",
                new
                {
                    answerId = Guid.NewGuid(),
                    conversationId = Conversation,
                    verdict = "up",
                }
            );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(counted.GetMeasurementSnapshot());
    }

    [Fact]
    public async Task Feedback_on_an_answer_of_the_app_is_accepted()
    {
        using var app = App();
        var answer = (await app.EventsAsync(HistoryApplication.Question))[0].Text("answerId");

        var response = await app.CreateClient()
            .PostAsJsonAsync(
                "/api/feedback",
                new
                {
                    answerId = answer,
                    conversationId = Conversation,
                    verdict = "up",
                }
            );

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [AzuriteFact]
    public async Task Feedback_of_a_signed_in_user_replaces_earlier_feedback_on_the_answer()
    {
        var table = HistoryApplication.NewTable();
        using var app = await HistoryApplication.AppAsync(table);

        await app.Client(ann).PostAsJsonAsync("/api/feedback", Down());
        var first = await RowAsync(app, table);
        await app.Client(ann).PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(Conversation, AnswerBefore));
        var second = await RowAsync(app, table);

        Assert.Equal(("down", Comment, true), (first.GetString("Verdict"), first.GetString("Comment"), first.GetBoolean("Consent")!.Value));
        Assert.Equal(("up", null, false), (second.GetString("Verdict"), second.GetString("Comment"), second.GetBoolean("Consent")!.Value));
        Assert.DoesNotContain(ann, first.PartitionKey);
    }

    private async Task<TableEntity> RowAsync(ChatApplication app, string table)
    {
        var rows = app.Services.GetRequiredService<TableServiceClient>().GetTableClient($"{table}feedback");
        var partition = Keys.Partition(new Caller($"/{ann}", IsSignedIn: true, []));
        return Assert.Single(await rows.QueryAsync<TableEntity>(row => row.PartitionKey == partition).ToArrayAsync());
    }

    private ChatApplication App() => new() { Replace = services => services.AddSingleton<ILoggerProvider>(new FakeLoggerProvider(log)) };

    private static MetricCollector<long> Counted(ChatApplication app) =>
        new(app.Services.GetRequiredService<IMeterFactory>(), ChatMetrics.Meter, "chat.feedback");

    private static object Down(params string[] reasons) =>
        new
        {
            answerId = Answer,
            conversationId = Conversation,
            verdict = "down",
            reasons,
            comment = Comment,
            consent = true,
        };
}
