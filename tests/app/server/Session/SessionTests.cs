using System.Net.Http.Json;
using System.Text.Json;
using App.Tests.History;

namespace App.Tests.Session;

/// <summary>The session data that the page reads before the first question.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task The_session_of_an_anonymous_user_keeps_conversations_in_the_browser()
    {
        using var app = new ChatApplication();

        var response = await app.CreateClient().GetAsync("/api/session");

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(
            """{"mode":"Offline","signedIn":false,"history":"browser","limits":{"questionLength":4000,"turns":50},"suggests":true}""",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Fact]
    public async Task Each_signed_in_user_is_another_owner_of_what_the_browser_keeps()
    {
        using var app = new ChatApplication { Settings = { ["WEBSITE_AUTH_ENABLED"] = "true" } };

        var (ann, again, bob) = (await OwnerAsync("ann"), await OwnerAsync("ann"), await OwnerAsync("bob"));

        Assert.Equal(ann, again);
        Assert.NotEqual(ann, bob);
        Assert.Matches("^[0-9a-f]{16}$", ann);

        async Task<string?> OwnerAsync(string user) =>
            (await app.Client(user).GetFromJsonAsync<JsonElement>("/api/session")).GetProperty("owner").GetString();
    }

    [Fact]
    public async Task The_session_of_a_user_contains_name_retention_and_contact()
    {
        using var app = new ChatApplication
        {
            Settings =
            {
                ["WEBSITE_AUTH_ENABLED"] = "true",
                ["History:TableEndpoint"] = "https://account.table.core.windows.net/",
                ["History:RetentionDays"] = "7",
                ["Chat:Contact"] = "mailto:help@contoso.example",
            },
        };

        var session = await app.Client("ann").GetFromJsonAsync<JsonElement>("/api/session");

        Assert.Equal(
            (true, "Name of ann", "server", 7, "mailto:help@contoso.example"),
            (
                session.GetProperty("signedIn").GetBoolean(),
                session.GetProperty("name").GetString(),
                session.GetProperty("history").GetString(),
                session.GetProperty("historyDays").GetInt32(),
                session.GetProperty("contact").GetString()
            )
        );
    }
}
