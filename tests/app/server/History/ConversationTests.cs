using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using App.Chat;
using App.History;
using App.Messages;
using App.Tests.Storage;
using Microsoft.Extensions.AI;

namespace App.Tests.History;

/// <summary>Stored conversations, over HTTP and in a real table.</summary>
public sealed class ConversationTests
{
    private readonly Guid id = Guid.NewGuid();
    private readonly string ann = HistoryApplication.NewUserId();

    [AzuriteFact]
    public async Task The_done_event_is_sent_after_question_answer_and_sources_are_stored()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);

        var events = await ServerSentEvent.ReadAllAsync(await client.SendAsync(id, [HistoryApplication.Question]));
        var kept = await client.ConversationAsync(id);

        Assert.Equal((id, HistoryApplication.Question), (kept.Id, kept.Title));
        Assert.Equal([ChatTurn.User, ChatTurn.Assistant], kept.Turns.Select(turn => turn.Role));
        Assert.Equal(Words(events), kept.Turns[1].Content);
        Assert.Equal((events[0].Text("answerId"), "stop"), (kept.Turns[1].AnswerId, kept.Turns[1].FinishReason));
        Assert.Equal(
            events[0].Data.GetProperty("citations").GetRawText(),
            JsonSerializer.Serialize(kept.Turns[1].Citations, ChatJson.Default.Options)
        );
        Assert.Equal(events[^1].Data.GetProperty("cited").EnumerateArray().Select(number => number.GetInt32()), kept.Turns[1].Cited!);
    }

    [AzuriteFact]
    public async Task A_continued_conversation_keeps_the_sources_of_earlier_answers()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);

        var first = await client.AskAsync(id, HistoryApplication.Question);
        var before = await client.ConversationAsync(id);
        var second = await client.AskAsync(id, HistoryApplication.Question, first, HistoryApplication.Second);
        var kept = await client.ConversationAsync(id);

        Assert.Equal([HistoryApplication.Question, first, HistoryApplication.Second, second], kept.Turns.Select(turn => turn.Content));
        Assert.Equal(before.Turns[1].AnswerId, kept.Turns[1].AnswerId);
        Assert.NotEmpty(kept.Turns[1].Citations!);
        Assert.Equal(HistoryApplication.Question, Assert.Single(await client.ConversationsAsync()).Title);
    }

    [AzuriteFact]
    public async Task Regenerating_replaces_the_answer_and_editing_all_later_turns()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);
        var first = await client.AskAsync(id, HistoryApplication.Question);
        await client.AskAsync(id, HistoryApplication.Question, first, HistoryApplication.Second);
        var before = await client.ConversationAsync(id);

        await client.AskAsync(id, HistoryApplication.Question, first, HistoryApplication.Second);
        var regenerated = await client.ConversationAsync(id);
        var edited = await client.AskAsync(id, HistoryApplication.Second);
        var after = await client.ConversationAsync(id);

        Assert.Equal(before.Turns.Select(turn => turn.Content), regenerated.Turns.Select(turn => turn.Content));
        Assert.NotEqual(before.Turns[3].AnswerId, regenerated.Turns[3].AnswerId);
        Assert.Equal([HistoryApplication.Second, edited], after.Turns.Select(turn => turn.Content));
    }

    [AzuriteFact]
    public async Task A_stopped_answer_is_stored_in_part_with_its_sources()
    {
        static async IAsyncEnumerable<ChatResponseUpdate> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return ScriptedModel.Word("One [1] ");
            yield return ScriptedModel.Word("zebra ");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        using var app = await HistoryApplication.AppAsync(model: new ScriptedModel(Endless));
        var client = app.Client(ann);
        using (var reader = new CancellationTokenSource())
        using (var response = await client.SendAsync(id, [HistoryApplication.Question], reader.Token))
        {
            using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (!(await stream.ReadLineAsync())!.Contains("zebra")) { }

            await reader.CancelAsync();
        }

        var kept = await Eventually(() => client.ConversationAsync(id));
        using var other = await HistoryApplication.AppAsync();
        await other.Client(ann).AskAsync(id, HistoryApplication.Question, "One [1] ", HistoryApplication.Second);
        var continued = await client.ConversationAsync(id);

        Assert.Equal(("One [1] zebra ", "stopped"), (kept.Turns[1].Content, kept.Turns[1].FinishReason));
        Assert.Equal(("One [1] ", "stopped"), (continued.Turns[1].Content, continued.Turns[1].FinishReason));
        Assert.NotEmpty(continued.Turns[1].Citations!);
    }

    [AzuriteFact]
    public async Task A_failed_answer_is_stored_with_its_error_and_a_filtered_one_is_not()
    {
        var failing = ScriptedModel.Saying(ScriptedModel.Word("Half "));
        var withdrawn = ScriptedModel.Saying(
            ScriptedModel.Word("Half "),
            new ChatResponseUpdate { FinishReason = ChatFinishReason.ContentFilter }
        );
        using var broken = await HistoryApplication.AppAsync(model: failing);
        using var filtered = await HistoryApplication.AppAsync(model: withdrawn);
        var other = Guid.NewGuid();

        await ServerSentEvent.ReadAllAsync(await broken.Client(ann).SendAsync(id, [HistoryApplication.Question]));
        await ServerSentEvent.ReadAllAsync(await filtered.Client(ann).SendAsync(other, [HistoryApplication.Question]));

        var half = (await broken.Client(ann).ConversationAsync(id)).Turns[1];
        Assert.Equal(("Half ", "incomplete"), (half.Content, half.FinishReason));
        Assert.Equal([HistoryApplication.Question], (await broken.Client(ann).ConversationAsync(other)).Turns.Select(turn => turn.Content));
    }

    [AzuriteFact]
    public async Task The_largest_conversation_is_stored_without_loss()
    {
        var answer = string.Concat(Enumerable.Repeat("가🙂 [1] \"quoted\"\n", 9_000));
        using var app = await HistoryApplication.AppAsync(model: ScriptedModel.Saying(ScriptedModel.Word(answer), ScriptedModel.End));
        var client = app.Client(ann);
        var earlier = Enumerable.Range(0, ChatRequestRules.MaximumTurns - 2).Select(i => $"{i} {new string('가', 1_000)}");
        var texts = earlier.Append(HistoryApplication.Question).ToArray();

        await client.AskAsync(id, texts);
        var kept = await client.ConversationAsync(id);
        await client.AskAsync(id, HistoryApplication.Question);

        Assert.Equal(texts.Append(answer), kept.Turns.Select(turn => turn.Content));
        Assert.Equal([HistoryApplication.Question, answer], (await client.ConversationAsync(id)).Turns.Select(turn => turn.Content));
    }

    [AzuriteFact]
    public async Task Concurrent_writes_store_one_of_both_conversations_and_no_mixture()
    {
        using var one = await HistoryApplication.AppAsync(model: ScriptedModel.Saying(ScriptedModel.Word("one [1]"), ScriptedModel.End));
        using var two = await HistoryApplication.AppAsync(model: ScriptedModel.Saying(ScriptedModel.Word("two [1]"), ScriptedModel.End));
        string[] ones = [HistoryApplication.Question, "one [1]", HistoryApplication.Second],
            twos = [HistoryApplication.Second, "two [1]", HistoryApplication.Question, "two [1]", HistoryApplication.Second];

        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(one.Client(ann).AskAsync(id, ones), two.Client(ann).AskAsync(id, twos), one.Client(ann).AskAsync(id, ones));

            var kept = (await two.Client(ann).ConversationAsync(id)).Turns.Select(turn => turn.Content).ToArray();
            Assert.Contains(kept, new[] { ones.Append("one [1]").ToArray(), twos.Append("two [1]").ToArray() });
        }
    }

    [AzuriteFact]
    public async Task Deleting_a_conversation_is_idempotent()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);
        await client.AskAsync(id, HistoryApplication.Question);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Empty(await client.ConversationsAsync());
    }

    [Theory]
    [InlineData("  Why\n\tso   long? ", "Why so long?")]
    [InlineData("", "")]
    public void The_title_is_the_question_on_one_line(string question, string title) => Assert.Equal(title, HeaderEntity.TitleOf(question));

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        Assert.Equal($"{new string('x', 79)}…", HeaderEntity.TitleOf(new string('x', 81)));
        Assert.Equal($"{new string('x', 78)}…", HeaderEntity.TitleOf($"{new string('x', 78)}🙂🙂"));
    }

    /// <summary>A disconnected client is not notified when the answer is stored.</summary>
    internal static async Task<T> Eventually<T>(Func<Task<T>> read)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            try
            {
                return await read();
            }
            catch (HttpRequestException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
            {
                await Task.Delay(20, limit.Token);
            }
        }
    }

    private static string Words(IEnumerable<ServerSentEvent> events) =>
        string.Concat(events.Where(each => each.Name == "delta").Select(each => each.Text("text")));
}
