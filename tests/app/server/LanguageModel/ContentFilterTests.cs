using App.LanguageModel;
using App.Messages;
using App.Tests.Credentials;
using App.Tests.History;
using App.Tests.Telemetry;
using Microsoft.AspNetCore.Http;

namespace App.Tests.LanguageModel;

/// <summary>Content filter results before and during an answer: reported by category, counted, and never repeated.</summary>
public sealed class ContentFilterTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));

    [Fact]
    public async Task A_filtered_question_counts_all_categories_and_reports_the_worst()
    {
        const string Body = """
            {"error":{"code":"content_filter","message":"no","innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":
            {"hate":{"filtered":true,"severity":"medium"},"violence":{"filtered":true,"severity":"high"},
            "sexual":{"filtered":false,"severity":"low"},"jailbreak":{"filtered":true,"detected":true}}}}}
            """;
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, 400, Body));
        using var app = ModelApplication.On(credential, fake);
        using var metrics = new RecordedMetrics(app.Services);

        var reported = (await app.EventsAsync(ModelApplication.Question))[^1];

        Assert.Equal(("filtered", "violence"), (reported.Text("code"), reported.Text("category")));
        Assert.False(reported.Data.TryGetProperty("withdrawn", out _));
        Assert.Equal(
            [
                "1 category=hate severity=medium side=prompt mid_stream=False",
                "1 category=jailbreak severity=detected side=prompt mid_stream=False",
                "1 category=violence severity=high side=prompt mid_stream=False",
            ],
            metrics.Of("chat.filtered")
        );
        Assert.Equal(["1 finish_reason=filtered mode=Azure"], metrics.Of("chat.answers"));
    }

    [Theory]
    [InlineData(
        """{"finish_reason":"content_filter","index":0,"delta":{},"content_filter_results":"""
            + """{"self_harm":{"filtered":true,"severity":"medium"},"hate":{"filtered":false,"severity":"safe"}}}""",
        null,
        "self_harm",
        "medium"
    )]
    [InlineData(
        """{"finish_reason":null,"index":0,"content_filter_results":{"protected_material_text":"""
            + """{"filtered":true,"detected":true}},"content_filter_offsets":{"check_offset":1}}""",
        """{"finish_reason":"content_filter","index":0,"delta":{}}""",
        "protected_material_text",
        "detected"
    )]
    [InlineData("""{"finish_reason":"content_filter","index":0,"delta":{}}""", null, "unknown", "unknown")]
    public async Task An_answer_filtered_during_the_stream_is_withdrawn_with_a_reason(
        string choice,
        string? next,
        string category,
        string severity
    )
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => StoppedAsync(context, [choice, .. next is null ? Array.Empty<string>() : [next]])
        );
        using var app = ModelApplication.On(credential, fake);
        using var metrics = new RecordedMetrics(app.Services);

        var events = await app.EventsAsync(ModelApplication.Question);

        Assert.Equal(["meta", "delta", "error"], events.Select(each => each.Name));
        Assert.Equal(
            ("filtered", category, true),
            (events[^1].Text("code"), events[^1].Text("category"), events[^1].Data.GetProperty("withdrawn").GetBoolean())
        );
        Assert.Equal([$"1 category={category} severity={severity} side=completion mid_stream=True"], metrics.Of("chat.filtered"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"error":"content_filter"}""")]
    [InlineData("""{"error":{"code":"context_length_exceeded"}}""")]
    public void An_unrelated_error_is_not_reported_as_filtered(string body) =>
        Assert.Null(ContentFilter.OfPrompt(BinaryData.FromString(body)));

    [Theory]
    [InlineData("""{"error":{"code":"content_filter"}}""")]
    [InlineData("""{"error":{"code":"content_filter","innererror":{"content_filter_result":"odd"}}}""")]
    public void A_filter_result_without_a_category_is_reported_as_filtered(string body) =>
        Assert.Equal([new FilteredCategory("unknown", "unknown")], ContentFilter.OfPrompt(BinaryData.FromString(body)));

    private static async Task StoppedAsync(HttpContext context, string[] choices)
    {
        await FakeAzureOpenAI.StreamAsync(context, ["It begins "], finish: null);
        foreach (var choice in choices)
            await FakeAzureOpenAI.SendAsync(
                context,
                $$"""{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{{choice}}]}"""
            );
        await FakeAzureOpenAI.SendAsync(
            context,
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[]"""
                + ""","usage":{"prompt_tokens":9,"completion_tokens":1,"total_tokens":10}}"""
        );
        await FakeAzureOpenAI.SendAsync(context, "[DONE]");
    }
}
