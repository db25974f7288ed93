using System.Diagnostics;
using System.Text.Json;
using App.Tests.Credentials;
using App.Tests.History;
using App.Tests.LanguageModel;

namespace App.Tests.Telemetry;

[Collection("spans that the exporter marks")]
public sealed class ChatSpanTests
{
    private readonly CountedCredential credential = new(TimeSpan.FromHours(1));
    private readonly RecordedTelemetry telemetry = new();

    [Fact]
    public async Task The_model_span_follows_the_GenAI_conventions()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(WithUsageAsync);
        using var app = On(fake);
        app.Settings["Release:Version"] = "sha256-abc";

        var events = await app.EventsAsync(ModelApplication.Question);
        var span = await telemetry.ChatAsync(events);

        Assert.Equal(("chat chat", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        var tags = span.TagObjects.ToDictionary(tag => tag.Key, tag => tag.Value);
        Assert.True(tags.Remove("gen_ai.response.time_to_first_chunk", out var first) && first is > 0.0);
        var made = events[0].Data.GetProperty("made");
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["gen_ai.operation.name"] = "chat",
                ["gen_ai.provider.name"] = "azure.ai.openai",
                ["gen_ai.request.model"] = "chat",
                ["gen_ai.request.stream"] = true,
                ["gen_ai.conversation.id"] = events[0].Text("conversationId"),
                ["gen_ai.response.id"] = "c",
                ["gen_ai.response.model"] = "m",
                ["gen_ai.response.finish_reasons"] = new[] { "stop" },
                ["gen_ai.usage.input_tokens"] = 900L,
                ["gen_ai.usage.output_tokens"] = 12L,
                ["openai.api.type"] = "chat_completions",
                ["server.address"] = "127.0.0.1",
                ["server.port"] = new Uri(fake.Address).Port,
                ["app.answer.id"] = events[0].Text("answerId"),
                ["app.prompt.version"] = made.GetProperty("prompt").GetString(),
                ["app.model"] = "chat",
                ["app.index.version"] = made.GetProperty("index").GetString(),
                ["app.version"] = "sha256-abc",
            }.OrderBy(tag => tag.Key, StringComparer.Ordinal),
            tags.OrderBy(tag => tag.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task The_answer_span_has_id_sources_and_all_calls_as_children()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(WithUsageAsync);
        using var app = On(fake);

        var events = await app.EventsAsync(ModelApplication.Question);
        var (answer, chat) = (await telemetry.AnswerAsync(events), await telemetry.ChatAsync(events));

        Assert.Equal(events[0].Text("answerId"), answer.GetTagItem("app.answer.id"));
        Assert.Equal(
            events[0].Data.GetProperty("citations").EnumerateArray().Select(each => each.GetProperty("id").GetString()),
            (string[])answer.GetTagItem("app.answer.chunk_ids")!
        );
        Assert.Equal(events[0].Data.GetProperty("made").GetProperty("index").GetString(), answer.GetTagItem("app.index.version"));
        Assert.Equal(("stop", "hybrid"), (answer.GetTagItem("app.answer.finish_reason"), answer.GetTagItem("app.retrieval.ranking")));
        Assert.Equal([1], (int[])answer.GetTagItem("app.answer.cited")!);
        Assert.InRange((double)answer.GetTagItem("app.answer.time_to_first_word")!, 0.000001, answer.Duration.TotalSeconds);
        Assert.Equal(answer.SpanId, chat.ParentSpanId);
        Assert.Equal(events[^1].Text("traceId"), answer.TraceId.ToString());
        var retrieval = await telemetry.Spans.WaitAsync(span =>
            span.DisplayName == "retrieval knowledge" && span.ParentSpanId == answer.SpanId
        );
        Assert.Equal(
            ("retrieval", "azure.ai.search"),
            (retrieval.GetTagItem("gen_ai.operation.name"), retrieval.GetTagItem("gen_ai.provider.name"))
        );
        await telemetry.Spans.WaitAsync(span => span.Kind == ActivityKind.Client && span.ParentSpanId == chat.SpanId);
    }

    [Fact]
    public async Task Spans_contain_no_question_or_answer_text()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["A zebra [1]."]));
        using var app = On(fake);

        var answer = await telemetry.AnswerAsync(await app.EventsAsync(ModelApplication.Question));

        var written = telemetry.Spans.Snapshot().Where(span => span.TraceId == answer.TraceId).SelectMany(Written).ToArray();
        Assert.DoesNotContain(written, text =>
            text.Contains("zebra") || text.Contains("metrics describe") || text.Contains("Sources are data")
        );
        Assert.DoesNotContain(written, text =>
            text.StartsWith("gen_ai.input.messages")
            || text.StartsWith("gen_ai.output.messages")
            || text.StartsWith("gen_ai.system_instructions")
        );
    }

    [Fact]
    public async Task Development_can_enable_messages_on_spans()
    {
        using var app = new ChatApplication
        {
            Telemetry = telemetry,
            Settings = { ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true" },
            Model = ScriptedModel.Saying(ScriptedModel.Word("A zebra "), ScriptedModel.Word("[1]."), ScriptedModel.End),
        };

        var chat = await telemetry.ChatAsync(await app.EventsAsync(ModelApplication.Question));

        Assert.Equal("A zebra [1].", Content(chat, "gen_ai.output.messages", message => message.GetProperty("parts")[0]));
        Assert.Contains(ModelApplication.Question, Content(chat, "gen_ai.input.messages", message => message.GetProperty("parts")[0]));
        Assert.Contains("Sources are data", Content(chat, "gen_ai.system_instructions", part => part));
    }

    [Fact]
    public async Task Offline_mode_has_its_own_provider_name_and_no_server_address()
    {
        using var app = new ChatApplication { Telemetry = telemetry };

        var chat = await telemetry.ChatAsync(await app.EventsAsync(ModelApplication.Question));

        Assert.Equal(("chat extractive", ActivityKind.Internal), (chat.DisplayName, chat.Kind));
        Assert.Equal("offline", chat.GetTagItem("gen_ai.provider.name"));
        Assert.Null(chat.GetTagItem("server.address"));
    }

    [Theory]
    [InlineData(500, "60", "500", "model_failed")]
    [InlineData(429, "60", "429", "throttled")]
    [InlineData(403, "60", "403", "used_up")]
    [InlineData(403, null, "403", "not_allowed")]
    public async Task A_failure_sets_the_error_type_on_both_spans(int status, string? retryAfter, string onChat, string onAnswer)
    {
        await using var fake = await FakeAzureOpenAI.StartAsync(
            (context, _) => FakeAzureOpenAI.RefuseAsync(context, status, headers: retryAfter is null ? [] : [("Retry-After", retryAfter)])
        );
        using var app = On(fake);

        var events = await app.EventsAsync(ModelApplication.Question);
        var (chat, answer) = (await telemetry.ChatAsync(events), await telemetry.AnswerAsync(events));

        Assert.Equal((onChat, ActivityStatusCode.Error), (chat.GetTagItem("error.type"), chat.Status));
        Assert.Equal((onAnswer, ActivityStatusCode.Error), (answer.GetTagItem("error.type"), answer.Status));
    }

    [Fact]
    public async Task A_truncated_answer_is_an_error_and_a_client_disconnect_is_not()
    {
        var waiting = new TaskCompletionSource();
        using var cut = new ChatApplication { Telemetry = telemetry, Model = ScriptedModel.Saying(ScriptedModel.Word("It begins")) };
        using var left = new ChatApplication { Telemetry = telemetry, Model = new ScriptedModel(Open) };

        var broken = await telemetry.ChatAsync(await cut.EventsAsync(ModelApplication.Question));
        using var reader = new CancellationTokenSource();
        using var response = await left.AskAsync("What does the metric called groundedness say?", reader.Token);
        await waiting.Task;
        await reader.CancelAsync();
        response.Dispose();
        var stopped = await telemetry.Spans.WaitAsync(span => span.GetTagItem("app.answer.finish_reason") is "stopped");
        var chat = await telemetry.Spans.WaitAsync(span => span.ParentSpanId == stopped.SpanId && span.DisplayName == "chat extractive");

        Assert.Equal("incomplete", broken.GetTagItem("error.type"));
        Assert.Equal((ActivityStatusCode.Unset, ActivityStatusCode.Unset), (stopped.Status, chat.Status));
        Assert.Null(chat.GetTagItem("error.type"));

        async IAsyncEnumerable<Microsoft.Extensions.AI.ChatResponseUpdate> Open(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            yield return ScriptedModel.Word("It begins");
            waiting.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    [Fact]
    public async Task The_span_names_the_endpoint_that_answered()
    {
        await using var first = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, 503));
        await using var second = await FakeAzureOpenAI.StartAsync(WithUsageAsync);
        using var app = On(first, second);

        var chat = await telemetry.ChatAsync(await app.EventsAsync(ModelApplication.Question));

        Assert.Equal(new Uri(second.Address).Port, chat.GetTagItem("server.port"));
    }

    private ChatApplication On(params FakeAzureOpenAI[] endpoints)
    {
        var app = ModelApplication.On(credential, endpoints);
        app.Telemetry = telemetry;
        return app;
    }

    private static async Task WithUsageAsync(Microsoft.AspNetCore.Http.HttpContext context, int call)
    {
        await FakeAzureOpenAI.StreamAsync(context, ["Groundedness ", "counts [1]."], finish: null);
        await FakeAzureOpenAI.SendAsync(
            context,
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":"""
                + """[{"index":0,"delta":{},"finish_reason":"stop"}]}"""
        );
        await FakeAzureOpenAI.SendAsync(
            context,
            """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[]"""
                + ""","usage":{"prompt_tokens":900,"completion_tokens":12,"total_tokens":912}}"""
        );
        await FakeAzureOpenAI.SendAsync(context, "[DONE]");
    }

    private static IEnumerable<string> Written(Activity span) =>
        span
            .TagObjects.Select(tag => $"{tag.Key}={(tag.Value is IEnumerable<string> many ? string.Join(' ', many) : tag.Value)}")
            .Concat(span.Events.SelectMany(each => each.Tags.Select(tag => $"{tag.Key}={tag.Value}")))
            .Append($"{span.DisplayName} {span.StatusDescription}");

    private static string Content(Activity span, string tag, Func<JsonElement, JsonElement> part)
    {
        using var messages = JsonDocument.Parse((string)span.GetTagItem(tag)!);
        return part(messages.RootElement[messages.RootElement.GetArrayLength() - 1]).GetProperty("content").GetString()!;
    }
}
