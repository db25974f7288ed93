using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using App.Chat;
using App.History;
using App.Messages;
using App.Tests.Storage;
using Microsoft.Extensions.AI;

namespace App.Tests.History;

/// <summary>What is kept of a conversation, over HTTP and in a real table.</summary>
public sealed class ConversationTests
{
    private readonly Guid id = Guid.NewGuid();
    private readonly string ann = People.NewPerson();

    [AzuriteFact]
    public async Task An_answer_is_kept_with_its_question_and_its_sources_when_done_is_told()
    {
        using var app = await People.AppAsync();
        var client = app.Client(ann);

        var events = await ServerSentEvent.ReadAllAsync(await client.SendAsync(id, [People.Question]));
        var kept = await client.ConversationAsync(id);

        Assert.Equal((id, People.Question), (kept.Id, kept.Title));
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
    public async Task A_continued_conversation_keeps_the_sources_of_its_earlier_answers()
    {
        using var app = await People.AppAsync();
        var client = app.Client(ann);

        var first = await client.AskAsync(id, People.Question);
        var before = await client.ConversationAsync(id);
        var second = await client.AskAsync(id, People.Question, first, People.Second);
        var kept = await client.ConversationAsync(id);

        Assert.Equal([People.Question, first, People.Second, second], kept.Turns.Select(turn => turn.Content));
        Assert.Equal(before.Turns[1].AnswerId, kept.Turns[1].AnswerId);
        Assert.NotEmpty(kept.Turns[1].Citations!);
        Assert.Equal(People.Question, Assert.Single(await client.ConversationsAsync()).Title);
    }

    [AzuriteFact]
    public async Task Regenerating_replaces_the_answer_and_editing_replaces_all_that_came_after()
    {
        using var app = await People.AppAsync();
        var client = app.Client(ann);
        var first = await client.AskAsync(id, People.Question);
        await client.AskAsync(id, People.Question, first, People.Second);
        var before = await client.ConversationAsync(id);

        await client.AskAsync(id, People.Question, first, People.Second);
        var regenerated = await client.ConversationAsync(id);
        var edited = await client.AskAsync(id, People.Second);
        var after = await client.ConversationAsync(id);

        Assert.Equal(before.Turns.Select(turn => turn.Content), regenerated.Turns.Select(turn => turn.Content));
        Assert.NotEqual(before.Turns[3].AnswerId, regenerated.Turns[3].AnswerId);
        Assert.Equal([People.Second, edited], after.Turns.Select(turn => turn.Content));
    }

    [AzuriteFact]
    public async Task An_answer_that_its_reader_stops_is_kept_as_far_as_it_came_and_its_sources_with_it()
    {
        static async IAsyncEnumerable<ChatResponseUpdate> Endless([EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            yield return ScriptedModel.Word("One [1] ");
            yield return ScriptedModel.Word("zebra ");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        using var app = await People.AppAsync(model: new ScriptedModel(Endless));
        var client = app.Client(ann);
        using (var reader = new CancellationTokenSource())
        using (var response = await client.SendAsync(id, [People.Question], reader.Token))
        {
            using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (!(await stream.ReadLineAsync())!.Contains("zebra")) { }

            await reader.CancelAsync();
        }

        var kept = await Eventually(() => client.ConversationAsync(id));
        using var other = await People.AppAsync();
        await other.Client(ann).AskAsync(id, People.Question, "One [1] ", People.Second);
        var continued = await client.ConversationAsync(id);

        Assert.Equal(("One [1] zebra ", "stopped"), (kept.Turns[1].Content, kept.Turns[1].FinishReason));
        Assert.Equal(("One [1] ", "stopped"), (continued.Turns[1].Content, continued.Turns[1].FinishReason));
        Assert.NotEmpty(continued.Turns[1].Citations!);
    }

    [AzuriteFact]
    public async Task An_answer_that_fails_is_kept_with_what_went_wrong_and_a_withdrawn_one_is_not()
    {
        var failing = ScriptedModel.Saying(ScriptedModel.Word("Half "));
        var withdrawn = ScriptedModel.Saying(
            ScriptedModel.Word("Half "),
            new ChatResponseUpdate { FinishReason = ChatFinishReason.ContentFilter }
        );
        using var broken = await People.AppAsync(model: failing);
        using var filtered = await People.AppAsync(model: withdrawn);
        var other = Guid.NewGuid();

        await ServerSentEvent.ReadAllAsync(await broken.Client(ann).SendAsync(id, [People.Question]));
        await ServerSentEvent.ReadAllAsync(await filtered.Client(ann).SendAsync(other, [People.Question]));

        var half = (await broken.Client(ann).ConversationAsync(id)).Turns[1];
        Assert.Equal(("Half ", "incomplete"), (half.Content, half.FinishReason));
        Assert.Equal([People.Question], (await broken.Client(ann).ConversationAsync(other)).Turns.Select(turn => turn.Content));
    }

    [AzuriteFact]
    public async Task The_largest_conversation_and_answers_longer_than_a_property_are_kept_whole()
    {
        var answer = string.Concat(Enumerable.Repeat("가🙂 [1] \"quoted\"\n", 9_000));
        using var app = await People.AppAsync(model: ScriptedModel.Saying(ScriptedModel.Word(answer), ScriptedModel.End));
        var client = app.Client(ann);
        var earlier = Enumerable.Range(0, ChatRequestRules.MaximumTurns - 2).Select(i => $"{i} {new string('가', 1_000)}");
        var said = earlier.Append(People.Question).ToArray();

        await client.AskAsync(id, said);
        var kept = await client.ConversationAsync(id);
        await client.AskAsync(id, People.Question);

        Assert.Equal(said.Append(answer), kept.Turns.Select(turn => turn.Content));
        Assert.Equal([People.Question, answer], (await client.ConversationAsync(id)).Turns.Select(turn => turn.Content));
    }

    [AzuriteFact]
    public async Task Two_instances_that_write_one_conversation_leave_one_of_both_and_no_mixture()
    {
        using var one = await People.AppAsync(model: ScriptedModel.Saying(ScriptedModel.Word("one [1]"), ScriptedModel.End));
        using var two = await People.AppAsync(model: ScriptedModel.Saying(ScriptedModel.Word("two [1]"), ScriptedModel.End));
        string[] ones = [People.Question, "one [1]", People.Second],
            twos = [People.Second, "two [1]", People.Question, "two [1]", People.Second];

        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(one.Client(ann).AskAsync(id, ones), two.Client(ann).AskAsync(id, twos), one.Client(ann).AskAsync(id, ones));

            var kept = (await two.Client(ann).ConversationAsync(id)).Turns.Select(turn => turn.Content).ToArray();
            Assert.Contains(kept, new[] { ones.Append("one [1]").ToArray(), twos.Append("two [1]").ToArray() });
        }
    }

    [AzuriteFact]
    public async Task Conversations_are_listed_newest_first_and_at_most_a_hundred()
    {
        using var app = await People.AppAsync(settings: new() { ["Chat:RequestsPerMinute"] = "6000" });
        var client = app.Client(ann);
        var ids = Enumerable.Range(0, 102).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var each in ids)
            await client.AskAsync(each, People.Question);

        Assert.Equal(ids.Reverse().Take(100), (await client.ConversationsAsync()).Select(conversation => conversation.Id));
    }

    [AzuriteFact]
    public async Task A_deleted_conversation_is_gone_and_may_be_deleted_again()
    {
        using var app = await People.AppAsync();
        var client = app.Client(ann);
        await client.AskAsync(id, People.Question);

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Empty(await client.ConversationsAsync());
    }

    [Theory]
    [InlineData("  Why\n\tso   long? ", "Why so long?")]
    [InlineData("", "")]
    public void A_title_is_the_question_on_one_line(string question, string title) => Assert.Equal(title, HeaderEntity.TitleOf(question));

    [Fact]
    public void A_long_title_is_cut_and_never_inside_a_character()
    {
        Assert.Equal($"{new string('x', 79)}…", HeaderEntity.TitleOf(new string('x', 81)));
        Assert.Equal($"{new string('x', 78)}…", HeaderEntity.TitleOf($"{new string('x', 78)}🙂🙂"));
    }

    /// <summary>A reader who left is not told when the rest is done.</summary>
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
