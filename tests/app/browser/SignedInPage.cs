using System.Text.Json;
using Microsoft.Playwright;

namespace App.Browser.Tests;

/// <summary>The page of a signed-in user, with one conversation that the server has.</summary>
internal static class SignedInPage
{
    private const string Session = """{"mode":"Azure","signedIn":true,"name":"Mina Kim","history":"server","historyDays":14}""";

    public static async Task<ChatPage> OpenSignedInAsync(this BrowserFixture browser, string finishReason = "stop")
    {
        var chat = await browser.OpenAsync(session: Session);
        var kept = new List<object>
        {
            new
            {
                id = "c1",
                title = "Kept question",
                updatedAt = "2026-11-20T09:00:00Z",
            },
        };
        await chat.Page.RouteAsync("**/api/conversations", route => FulfillAsync(route, new { conversations = kept }));
        await chat.Page.RouteAsync("**/api/me", route =>
        {
            kept.Clear();
            return route.FulfillAsync(new() { Status = 204 });
        });
        await chat.Page.RouteAsync("**/api/conversations/c1", route => FulfillAsync(
                route,
                new
                {
                    id = "c1",
                    title = "Kept question",
                    updatedAt = "2026-11-20T09:00:00Z",
                    turns = new object[]
                    {
                        new { role = "user", content = "Kept question" },
                        new
                        {
                            role = "assistant",
                            content = "Kept answer [1].",
                            answerId = ScriptedAnswer.AnswerId,
                            finishReason,
                            citations = new[] { ScriptedAnswer.Citation(1) },
                            cited = new[] { 1 },
                        },
                    },
                }
            ));
        return chat;
    }

    public static async Task ShowKeptAsync(ChatPage chat)
    {
        await chat.Button("Conversations").ClickAsync();
        await chat.Titles.ClickAsync();
    }

    public static Task FulfillAsync(IRoute route, object body) =>
        route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(body) });
}
