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
