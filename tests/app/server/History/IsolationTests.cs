using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using App.Tests.Offline;
using App.Tests.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.History;

/// <summary>The data of a user is not accessible to other users over any endpoint.</summary>
public sealed class IsolationTests
{
    private readonly Guid id = Guid.NewGuid();
    private readonly string ann = HistoryApplication.NewUserId();
    private readonly string bob = HistoryApplication.NewUserId();

    [AzuriteFact]
    public async Task A_user_cannot_list_or_read_the_conversations_of_another()
    {
        using var app = await HistoryApplication.AppAsync();
        await app.Client(ann).AskAsync(id, HistoryApplication.Question);

        Assert.Empty(await app.Client(bob).ConversationsAsync());
        var read = await app.Client(bob).GetAsync($"/api/conversations/{id}");
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.DoesNotContain("golden", await read.Content.ReadAsStringAsync());
    }

    [AzuriteFact]
    public async Task Continuing_the_conversation_of_another_user_starts_a_new_one()
    {
        using var app = await HistoryApplication.AppAsync();
        var answer = await app.Client(ann).AskAsync(id, HistoryApplication.Question);
        var before = await app.Client(ann).GetStringAsync($"/api/conversations/{id}");

        await app.Client(bob).AskAsync(id, HistoryApplication.Question, answer, HistoryApplication.Second);

        Assert.Equal(before, await app.Client(ann).GetStringAsync($"/api/conversations/{id}"));
        var bobs = await app.Client(bob).ConversationAsync(id);
        Assert.Equal(4, bobs.Turns.Count);
        Assert.Null(bobs.Turns[1].Citations);
        Assert.Null(bobs.Turns[1].AnswerId);
    }

    [AzuriteFact]
    public async Task A_user_cannot_delete_or_rate_the_conversations_of_another()
    {
        using var app = await HistoryApplication.AppAsync();
        await app.Client(ann).AskAsync(id, HistoryApplication.Question);
        var before = await app.Client(ann).GetStringAsync($"/api/conversations/{id}");
        var answer = Guid.Parse((await app.Client(ann).ConversationAsync(id)).Turns[1].AnswerId!);

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await app.Client(bob).PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(id, answer))).StatusCode
        );
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(bob).DeleteAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(bob).DeleteAsync("/api/me")).StatusCode);

        Assert.Equal(before, await app.Client(ann).GetStringAsync($"/api/conversations/{id}"));
    }

    [AzuriteFact]
    public async Task An_identity_header_not_set_by_App_Service_gives_no_access()
    {
        using var app = await HistoryApplication.AppAsync();
        await app.Client(ann).AskAsync(id, HistoryApplication.Question);
        using var open = await HistoryApplication.AppAsync(
            settings: new() { ["Identity:SignIn"] = "None", ["WEBSITE_AUTH_ENABLED"] = "false" }
        );
        using var closed = await HistoryApplication.AppAsync(settings: new() { ["WEBSITE_AUTH_ENABLED"] = "false" });

        foreach (var path in new[] { "/api/conversations", $"/api/conversations/{id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await open.Client(ann).GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await closed.Client(ann).GetAsync(path)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await open.Client(ann).DeleteAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.Client(ann).DeleteAsync("/api/me")).StatusCode);
        var session = await open.Client(ann).GetFromJsonAsync<JsonElement>("/api/session");
        Assert.Equal((false, "browser"), (session.GetProperty("signedIn").GetBoolean(), session.GetProperty("history").GetString()));
        Assert.Single(await app.Client(ann).ConversationsAsync());
    }

    [AzuriteFact]
    public async Task Nothing_is_stored_for_anonymous_callers()
    {
        var table = HistoryApplication.NewTable();
        using var app = await HistoryApplication.AppAsync(table, settings: new() { ["Identity:SignIn"] = "None" });

        await app.CreateClient().AskAsync(id, HistoryApplication.Question);
        await app.CreateClient().PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(id, id));

        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync($"/api/conversations/{id}")).StatusCode);
        var tables = app
            .Services.GetRequiredService<TableServiceClient>()
            .QueryAsync(each => each.Name == table || each.Name == $"{table}feedback");
        Assert.Empty(await tables.ToArrayAsync());
    }

    [AzuriteFact]
    public async Task User_ids_that_look_like_keys_or_filters_reach_no_other_user()
    {
        using var app = await HistoryApplication.AppAsync();
        await app.Client(ann).AskAsync(id, HistoryApplication.Question);
        string[] otherUsers =
        [
            "' or PartitionKey ne '",
            $"{ann}' or '1' eq '1",
            $"../{ann}",
            $"{ann}/",
            $"{ann}#",
            "x'y?z\\",
            ann.ToUpperInvariant(),
        ];
        foreach (var otherUser in otherUsers)
        {
            var client = app.Client(otherUser);
            Assert.Empty(await client.ConversationsAsync());
            Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/me")).StatusCode);
        }

        foreach (var path in new[] { $"{id}'%20or%20'1'%20eq%20'1", "h_", $"t_{id}_000", "..%2F", $"{id}%20" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Client(bob).GetAsync($"/api/conversations/{path}")).StatusCode);
        Assert.Single(await app.Client(ann).ConversationsAsync());
    }

    [AzuriteFact]
    public async Task The_format_of_a_conversation_id_does_not_matter()
    {
        using var app = await HistoryApplication.AppAsync();
        await app.Client(ann).AskAsync(id, HistoryApplication.Question);

        var found = await app.Client(ann).GetFromJsonAsync<JsonElement>($"/api/conversations/{id.ToString().ToUpperInvariant()}");
        Assert.Equal(id, found.GetProperty("id").GetGuid());
    }
}
