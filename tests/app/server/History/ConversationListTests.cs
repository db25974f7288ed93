using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using App.History;
using App.Tests.Storage;

namespace App.Tests.History;

/// <summary>Listing, searching and renaming stored conversations.</summary>
public sealed class ConversationListTests
{
    private readonly string ann = HistoryApplication.NewUserId();

    [AzuriteFact]
    public async Task The_list_goes_on_until_the_oldest_conversation_newest_first()
    {
        using var app = await HistoryApplication.AppAsync(settings: new() { ["Chat:RequestsPerMinute"] = "6000" });
        var client = app.Client(ann);
        var ids = Enumerable.Range(0, 102).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var each in ids)
            await client.AskAsync(each, HistoryApplication.Question);

        var first = await ListAsync(client, "/api/conversations");
        var second = await ListAsync(client, $"/api/conversations?after={first.Next}");

        Assert.Equal((100, 2, null), (first.Conversations.Count, second.Conversations.Count, second.Next));
        Assert.Equal(ids.Reverse(), first.Conversations.Concat(second.Conversations).Select(conversation => conversation.Id));
    }

    [AzuriteFact]
    public async Task A_search_finds_words_of_titles_questions_and_answers_of_the_caller()
    {
        var model = ScriptedModel.Saying(ScriptedModel.Word("A zebra [1]."), ScriptedModel.End);
        using var app = await HistoryApplication.AppAsync(model: model);
        var client = app.Client(ann);
        var (golden, metrics) = (Guid.NewGuid(), Guid.NewGuid());
        await client.AskAsync(golden, HistoryApplication.Question);
        await client.AskAsync(metrics, "카페 Café", "Ünïque \uFF37ord", HistoryApplication.Second);

        Assert.Equal([metrics], await FindAsync(client, "cafe UNIQUE word"));
        Assert.Equal([metrics], await FindAsync(client, "카페"));
        Assert.Equal([golden], await FindAsync(client, "Zebra golden"));
        Assert.Equal([metrics, golden], await FindAsync(client, "zebra"));
        Assert.Empty(await FindAsync(client, "golden cafe"));
        Assert.Empty(await FindAsync(app.Client(HistoryApplication.NewUserId()), "golden"));
    }

    [AzuriteFact]
    public async Task A_title_of_the_user_stays_when_the_conversation_goes_on()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);
        var id = Guid.NewGuid();
        var answer = await client.AskAsync(id, HistoryApplication.Question);
        var before = Assert.Single(await client.ConversationsAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await RenameAsync(client, id, "  Gate\n seven ")).StatusCode);
        var renamed = Assert.Single(await client.ConversationsAsync());
        await client.AskAsync(id, HistoryApplication.Question, answer, HistoryApplication.Second);

        Assert.Equal(before with { Title = "Gate seven" }, renamed);
        Assert.Equal(("Gate seven", 4), ((await client.ConversationAsync(id)).Title, (await client.ConversationAsync(id)).Turns.Count));
        Assert.Equal([id], await FindAsync(client, "gate"));
    }

    [AzuriteFact]
    public async Task A_conversation_of_another_user_or_a_bad_title_is_not_renamed()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);
        var id = Guid.NewGuid();
        await client.AskAsync(id, HistoryApplication.Question);

        Assert.Equal(HttpStatusCode.NotFound, (await RenameAsync(app.Client(HistoryApplication.NewUserId()), id, "Mine")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RenameAsync(client, id, " \u200B ")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RenameAsync(client, id, new string('x', 81))).StatusCode);

        Assert.Equal(HistoryApplication.Question, Assert.Single(await client.ConversationsAsync()).Title);
    }

    [AzuriteFact]
    public async Task A_bad_search_or_place_is_rejected()
    {
        using var app = await HistoryApplication.AppAsync();
        var client = app.Client(ann);

        using var search = await client.PostAsJsonAsync("/api/conversations/search", new { words = " ", after = "x" });
        using var list = await client.GetAsync("/api/conversations?after=1_x");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (search.StatusCode, list.StatusCode));
        var problems = JsonDocument.Parse(await search.Content.ReadAsStringAsync()).RootElement.GetProperty("errors");
        Assert.Equal(
            "must have letters or digits, and at most 200 characters; got 1 characters",
            problems.GetProperty("words")[0].GetString()
        );
        Assert.Equal("must be the next of an earlier list, or omitted", problems.GetProperty("after")[0].GetString());
    }

    [AzuriteFact]
    public async Task A_search_for_marks_alone_is_rejected()
    {
        using var app = await HistoryApplication.AppAsync();

        foreach (var words in new[] { "\u0301", "\u200B", "\u200B \u0301" })
        {
            using var response = await app.Client(ann).PostAsJsonAsync("/api/conversations/search", new { words });
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    private static async Task<ConversationList> ListAsync(HttpClient client, string address) =>
        JsonSerializer.Deserialize(await client.GetStringAsync(address), HistoryJson.Default.ConversationList)!;

    private static async Task<IEnumerable<Guid>> FindAsync(HttpClient client, string words)
    {
        using var response = await client.PostAsJsonAsync("/api/conversations/search", new { words });
        var found = JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), HistoryJson.Default.ConversationList)!;
        return found.Conversations.Select(conversation => conversation.Id);
    }

    private static Task<HttpResponseMessage> RenameAsync(HttpClient client, Guid id, string title) =>
        client.PutAsJsonAsync($"/api/conversations/{id}/title", new { title });
}
