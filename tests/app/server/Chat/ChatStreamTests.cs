using System.Net;
using System.Runtime.CompilerServices;
using App.Tests.History;
using Microsoft.Extensions.AI;

namespace App.Tests.Chat;

public sealed class ChatStreamTests
{
    private const string Question = "What belongs in a golden set?";

    [Fact]
    public async Task An_answer_streams_meta_then_deltas_then_done()
    {
        using var app = new ChatApplication();

        var response = await app.AskAsync(Question);
        var events = await ServerSentEvent.ReadAllAsync(response);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl is { NoStore: true, NoTransform: true });
        Assert.Equal("meta", events[0].Name);
        Assert.Equal("done", events[^1].Name);
        Assert.All(events.Skip(1).SkipLast(1), item => Assert.Equal("delta", item.Name));
        Assert.True(events.Count > 20, $"{events.Count} events are no stream");
        Assert.Equal("stop", events[^1].Text("finishReason"));
    }

    [Fact]
    public async Task Meta_contains_mode_ids_and_the_exact_passages()
    {
        using var app = new ChatApplication();

        var meta = (await app.EventsAsync(Question))[0];

        Assert.Equal("Offline", meta.Text("mode"));
        Assert.True(Guid.TryParse(meta.Text("answerId"), out _) && Guid.TryParse(meta.Text("conversationId"), out _));
        var first = meta.Data.GetProperty("citations")[0];
        Assert.Equal(1, first.GetProperty("number").GetInt32());
        Assert.Equal("evaluation.md#the-golden-set", first.GetProperty("id").GetString());
        Assert.Equal("Nondeterminism and evaluation", first.GetProperty("title").GetString());
        Assert.Equal("The golden set", first.GetProperty("heading").GetString());
        Assert.StartsWith("A golden set is a versioned list of questions", first.GetProperty("text").GetString());
        Assert.True(first.GetProperty("score").GetDouble() > 0);
    }

    [Fact]
    public async Task Every_cited_passage_was_retrieved()
    {
        using var app = new ChatApplication();

        var events = await app.EventsAsync(Question);

        var given = events[0].Data.GetProperty("citations").EnumerateArray().Select(citation => citation.GetProperty("number").GetInt32());
        var cited = events[^1].Data.GetProperty("cited").EnumerateArray().Select(number => number.GetInt32()).ToArray();
        Assert.Contains(1, cited);
        Assert.Subset(given.ToHashSet(), cited.ToHashSet());
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer()
    {
        using var app = new ChatApplication();
        using var other = new ChatApplication();

        Assert.Equal(Words(await app.EventsAsync(Question)), Words(await other.EventsAsync(Question)));
    }

    [Fact]
    public async Task An_off_topic_question_is_rejected_without_a_model_call()
    {
        var model = ScriptedModel.Saying(ScriptedModel.Word("Paris."), ScriptedModel.End);
        using var app = new ChatApplication { Model = model };

        var events = await app.EventsAsync("What is the capital of France?");

        Assert.Null(model.Received);
        Assert.Equal(["meta", "delta", "done"], events.Select(item => item.Name));
        Assert.Empty(events[0].Data.GetProperty("citations").EnumerateArray());
        Assert.StartsWith("I found nothing about this in my documents", events[1].Text("text"));
        Assert.Equal("refused", events[2].Text("finishReason"));
    }

    [Fact]
    public async Task The_prompt_contains_the_sources_before_the_question()
    {
        var model = ScriptedModel.Saying(ScriptedModel.Word("So it is [1], not [9]."), ScriptedModel.End);
        using var app = new ChatApplication { Model = model };

        var done = (await app.EventsAsync(Question))[^1];

        var contents = model.Received!.Last().Contents.Cast<TextContent>().Select(content => content.Text).ToArray();
        Assert.Equal([ChatRole.System, ChatRole.User], model.Received!.Select(message => message.Role));
        Assert.StartsWith("<source number=\"1\">\nNondeterminism and evaluation › The golden set\nA golden set is", contents[0]);
        Assert.Equal(Question, contents[^1]);
        Assert.Equal([1], done.Data.GetProperty("cited").EnumerateArray().Select(number => number.GetInt32()));
    }

    [Fact]
    public async Task A_model_failure_during_an_answer_gives_an_error_without_details()
    {
        static async IAsyncEnumerable<ChatResponseUpdate> Fail()
        {
            yield return ScriptedModel.Word("Half ");
            await Task.Yield();
            throw new IOException("connection to 10.0.0.4 reset");
        }

        using var app = new ChatApplication { Model = new ScriptedModel(_ => Fail()) };

        var events = await app.EventsAsync(Question);

        Assert.Equal(["meta", "delta", "error"], events.Select(item => item.Name));
        Assert.Equal("model_failed", events[2].Text("code"));
        Assert.True(events[2].Data.GetProperty("retryable").GetBoolean());
        Assert.DoesNotContain("10.0.0.4", events[2].Data.ToString());
    }

    [Fact]
    public async Task A_stream_without_a_finish_reason_is_incomplete()
    {
        using var app = new ChatApplication { Model = ScriptedModel.Saying(ScriptedModel.Word("Half")) };

        var last = (await app.EventsAsync(Question))[^1];

        Assert.Equal("error", last.Name);
        Assert.Equal("incomplete", last.Text("code"));
    }

    [Fact]
    public async Task A_client_disconnect_cancels_the_model_request()
    {
        var started = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        async IAsyncEnumerable<ChatResponseUpdate> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return ScriptedModel.Word("One ");
            using var registration = cancellationToken.Register(stopped.SetResult);
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        using var app = new ChatApplication { Model = new ScriptedModel(Endless) };
        using var reader = new CancellationTokenSource();

        using (var response = await app.AskAsync(Question, reader.Token))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            await started.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await reader.CancelAsync();
        }

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static string Words(IEnumerable<ServerSentEvent> events) =>
        string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Text("text")));
}
