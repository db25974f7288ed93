using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using App.Tests.Offline;
using App.Tests.Storage;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.History;

/// <summary>What is Ann's is nobody else's, asked for over HTTP in every way there is.</summary>
public sealed class IsolationTests
{
    private readonly Guid id = Guid.NewGuid();
    private readonly string ann = People.NewPerson();
    private readonly string bob = People.NewPerson();

    [AzuriteFact]
    public async Task Bob_neither_lists_nor_reads_what_is_Ann_s()
    {
        using var app = await People.AppAsync();
        await app.Client(ann).AskAsync(id, People.Question);

        Assert.Empty(await app.Client(bob).ConversationsAsync());
        var read = await app.Client(bob).GetAsync($"/api/conversations/{id}");
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.DoesNotContain("golden", await read.Content.ReadAsStringAsync());
    }

    [AzuriteFact]
    public async Task Bob_who_continues_Ann_s_conversation_begins_one_of_his_own()
    {
        using var app = await People.AppAsync();
        var answer = await app.Client(ann).AskAsync(id, People.Question);
        var before = await app.Client(ann).GetStringAsync($"/api/conversations/{id}");

        await app.Client(bob).AskAsync(id, People.Question, answer, People.Second);

        Assert.Equal(before, await app.Client(ann).GetStringAsync($"/api/conversations/{id}"));
        var bobs = await app.Client(bob).ConversationAsync(id);
        Assert.Equal(4, bobs.Turns.Count);
        Assert.Null(bobs.Turns[1].Citations);
        Assert.Null(bobs.Turns[1].AnswerId);
    }

    [AzuriteFact]
    public async Task Bob_neither_deletes_nor_forgets_nor_rates_what_is_Ann_s()
    {
        using var app = await People.AppAsync();
        await app.Client(ann).AskAsync(id, People.Question);
        var before = await app.Client(ann).GetStringAsync($"/api/conversations/{id}");
        var answer = Guid.Parse((await app.Client(ann).ConversationAsync(id)).Turns[1].AnswerId!);

        Assert.Equal(
            HttpStatusCode.NoContent,
            (await app.Client(bob).PostAsJsonAsync("/api/feedback", People.Feedback(id, answer))).StatusCode
        );
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(bob).DeleteAsync($"/api/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.Client(bob).DeleteAsync("/api/me")).StatusCode);

        Assert.Equal(before, await app.Client(ann).GetStringAsync($"/api/conversations/{id}"));
    }

    [AzuriteFact]
    public async Task A_header_that_the_platform_does_not_vouch_for_gets_nothing()
    {
        using var app = await People.AppAsync();
        await app.Client(ann).AskAsync(id, People.Question);
        using var open = await People.AppAsync(settings: new() { ["Identity:SignIn"] = "None", ["WEBSITE_AUTH_ENABLED"] = "false" });
        using var closed = await People.AppAsync(settings: new() { ["WEBSITE_AUTH_ENABLED"] = "false" });

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
    public async Task Nothing_is_kept_of_people_who_did_not_sign_in()
    {
        var table = People.NewTable();
        using var app = await People.AppAsync(table, settings: new() { ["Identity:SignIn"] = "None" });

        await app.CreateClient().AskAsync(id, People.Question);
        await app.CreateClient().PostAsJsonAsync("/api/feedback", People.Feedback(id, id));

        Assert.Equal(HttpStatusCode.NotFound, (await app.CreateClient().GetAsync($"/api/conversations/{id}")).StatusCode);
        var tables = app
            .Services.GetRequiredService<TableServiceClient>()
            .QueryAsync(each => each.Name == table || each.Name == $"{table}feedback");
        Assert.Empty(await tables.ToArrayAsync());
    }

    [AzuriteFact]
    public async Task Names_and_ids_that_look_like_keys_or_filters_reach_nobody_else()
    {
        using var app = await People.AppAsync();
        await app.Client(ann).AskAsync(id, People.Question);
        string[] strangers =
        [
            "' or PartitionKey ne '",
            $"{ann}' or '1' eq '1",
            $"../{ann}",
            $"{ann}/",
            $"{ann}#",
            "x'y?z\\",
            ann.ToUpperInvariant(),
        ];
        foreach (var stranger in strangers)
        {
            var client = app.Client(stranger);
            Assert.Empty(await client.ConversationsAsync());
            Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("/api/me")).StatusCode);
        }

        foreach (var path in new[] { $"{id}'%20or%20'1'%20eq%20'1", "h_", $"t_{id}_000", "..%2F", $"{id}%20" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Client(bob).GetAsync($"/api/conversations/{path}")).StatusCode);
        Assert.Single(await app.Client(ann).ConversationsAsync());
    }

    [AzuriteFact]
    public async Task One_conversation_is_found_however_its_id_is_spelled()
    {
        using var app = await People.AppAsync();
        await app.Client(ann).AskAsync(id, People.Question);

        var found = await app.Client(ann).GetFromJsonAsync<JsonElement>($"/api/conversations/{id.ToString().ToUpperInvariant()}");
        Assert.Equal(id, found.GetProperty("id").GetGuid());
    }
}
