using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class ServerHistoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string ServerSession = """{"mode":"Azure","signedIn":true,"name":"Mina Kim","history":"server","historyDays":14}""";

    [BrowserFact]
    public async Task Conversations_of_a_signed_in_user_come_from_the_server()
    {
        await using var chat = await OpenServerAsync();

        await chat.Button("Conversations").ClickAsync();

        await Expect(chat.Conversations)
            .ToContainTextAsync("Stored on the server under your account, for 14 days after the last question. Signed in as Mina Kim.");
        await Expect(chat.Titles).ToHaveTextAsync(["Kept question"]);
        await chat.Titles.ClickAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("Kept answer 1.");
        await chat.ScriptAsync(ScriptedAnswer.Done("More."));
        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.StartAsync("And?"), "**/api/chat");
        Assert.Equal("c1", JsonSerializer.Deserialize<JsonElement>(request.PostData!).GetProperty("conversationId").GetString());
    }

    [BrowserTheory]
    [InlineData("stop", "done", null)]
    [InlineData("length", "done", "The answer reached the maximum length and ends here.")]
    [InlineData("stopped", "stopped", "Stopped.")]
    [InlineData("timeout", "failed", "The answer took too long.")]
    public async Task A_stored_answer_is_shown_with_its_result(string finishReason, string state, string? note)
    {
        await using var chat = await OpenServerAsync(finishReason);
        await ShowKeptAsync(chat);

        await chat.ExpectState(state);
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("Kept answer 1.");
        await Expect(chat.Answer.Locator(".note > span")).ToHaveTextAsync(note is null ? [] : [note]);
    }

    [BrowserFact]
    public async Task A_stored_conversation_is_sent_with_its_original_texts()
    {
        await using var chat = await OpenServerAsync("stopped");
        await ShowKeptAsync(chat);
        await chat.ScriptAsync(ScriptedAnswer.Done("So it is [9].", invented: [9]));
        for (var i = 0; i < 10; i++)
            await chat.AskAsync($"Question {i}");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.StartAsync("And?"), "**/api/chat");

        var sent = JsonSerializer
            .Deserialize<JsonElement>(request.PostData!)
            .GetProperty("messages")
            .EnumerateArray()
            .Select(message => message.GetProperty("content").GetString());
        Assert.Equal(
            [
                "Kept question",
                "Kept answer [1].",
                .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"Question {i}", "So it is [9]." }),
                "And?",
            ],
            sent
        );
    }

    [BrowserFact]
    public async Task A_conversation_loaded_after_its_dialog_closed_stops_no_question()
    {
        await using var chat = await OpenServerAsync();
        await chat.ScriptAsync(ScriptedAnswer.Done("An answer of now."));
        var (asked, giveAsync) = await HoldKeptAsync(chat);
        await chat.Button("Conversations").ClickAsync();
        await chat.Titles.ClickAsync();
        await asked;
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.AskAsync("Meanwhile?");

        await giveAsync();

        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("An answer of now.");
    }

    [BrowserFact]
    public async Task A_withdrawn_answer_is_not_sent_again()
    {
        await using var chat = await OpenServerAsync();
        await chat.ScriptAsync(
            ScriptedAnswer.Failed(
                new
                {
                    code = "filtered",
                    message = "m",
                    retryable = false,
                    withdrawn = true,
                },
                "Half an answer"
            )
        );
        await chat.StartAsync("First");
        await chat.ExpectState("failed");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.StartAsync("Second"), "**/api/chat");

        Assert.DoesNotContain("Half an answer", request.PostData);
        Assert.Contains("First", request.PostData);
    }

    [BrowserFact]
    public async Task Deleting_all_data_asks_for_confirmation()
    {
        await using var chat = await OpenServerAsync();
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Delete my data").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("all your conversations and feedback");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.Button("Delete my data").ClickAsync(), "**/api/me");

        Assert.Equal("DELETE", request.Method);
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("async () => (await indexedDB.databases()).length"));
    }

    [BrowserFact]
    public async Task A_conversation_on_the_server_is_renamed()
    {
        await using var chat = await OpenServerAsync();
        await chat.Page.RouteAsync("**/api/conversations/c1/title", route => route.FulfillAsync(new() { Status = 204 }));
        await ShowKeptAsync(chat);
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Rename “Kept question”").ClickAsync();
        await chat.Page.GetByLabel("New title").FillAsync(" Gate seven ");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.Button("Rename").ClickAsync(), "**/c1/title");

        Assert.Equal(("PUT", """{"title":"Gate seven"}"""), (request.Method, request.PostData));
    }

    [BrowserFact]
    public async Task Older_conversations_are_listed_on_request_and_texts_are_searched_on_the_server()
    {
        await using var chat = await OpenServerAsync();
        await chat.Page.RouteAsync("**/api/conversations?after=p1", route => FulfillAsync(route, List(100, 102)));
        await chat.Page.RouteAsync("**/api/conversations", route => FulfillAsync(route, List(0, 100, "p1")));
        await chat.Page.RouteAsync("**/api/conversations/search", route =>
            FulfillAsync(route, route.Request.PostData == """{"words":"gate seven"}""" ? List(7, 8) : List(0, 0))
        );
        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Titles).ToHaveCountAsync(100);

        await chat.Button("Show older").ClickAsync();
        await Expect(chat.Titles).ToHaveCountAsync(102);
        await Expect(chat.Button("Show older")).ToHaveCountAsync(0);
        await Expect(chat.Conversations.Locator(".choose").Nth(100)).ToBeFocusedAsync();
        await chat.Page.GetByLabel("Search conversations").FillAsync("gate seven");
        await Expect(chat.Titles).ToHaveTextAsync(["Question 7"]);
        await chat.Page.GetByLabel("Search conversations").FillAsync("nothing");
        await Expect(chat.Conversations).ToContainTextAsync("No conversation has these words.");
        await chat.Page.GetByLabel("Search conversations").FillAsync("");
        await Expect(chat.Titles).ToHaveCountAsync(100);

        static object List(int from, int to, string? next = null) =>
            new
            {
                conversations = Enumerable
                    .Range(from, to - from)
                    .Select(i => new
                    {
                        id = $"c{i}",
                        title = $"Question {i}",
                        updatedAt = "2026-11-20T09:00:00Z",
                    }),
                next,
            };
    }

    [BrowserFact]
    public async Task An_unreachable_server_shows_a_message_and_nothing_is_lost()
    {
        await using var chat = await OpenServerAsync();
        chat.ExpectedErrors.Add("503");
        await chat.Page.RouteAsync("**/api/conversations", route => route.FulfillAsync(new() { Status = 503 }));

        await chat.Button("Conversations").ClickAsync();

        await Expect(chat.Conversations.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The conversations cannot be reached now. Try again.");
    }

    [BrowserFact]
    public async Task An_expired_sign_in_is_shown_in_the_list_and_the_question_is_kept()
    {
        await using var chat = await OpenServerAsync();
        foreach (var address in new[] { "**/api/conversations", "**/api/chat" })
            await chat.Page.RouteAsync(address, route => route.FulfillAsync(
                    new()
                    {
                        Status = 302,
                        Headers = new Dictionary<string, string> { ["Location"] = "https://login.example.com/authorize" },
                    }
                ));
        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Conversations.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your sign-in has expired.");
        await Expect(chat.Conversations.GetByText("Sign in again", new() { Exact = true })).ToBeVisibleAsync();
        await chat.Button("Close").ClickAsync();

        await chat.StartAsync("What is it?");
        await chat.ExpectState("failed");
        await chat.Button("Sign in again").ClickAsync();

        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
        await Expect(chat.Question).ToHaveValueAsync("What is it?");
    }

    [BrowserFact]
    public async Task A_reload_keeps_words_that_the_server_has_not_stored_yet()
    {
        await using var chat = await OpenServerAsync();
        await chat.Page.RouteAsync($"**/api/conversations/*", route => route.FulfillAsync(new() { Status = 404 }));
        chat.ExpectedErrors.Add("404");
        await chat.HoldAnswersAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();

        await chat.Page.ReloadAsync();

        await chat.ExpectState("stopped");
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();
        await Expect(chat.Page.Locator(".question .words")).ToHaveTextAsync("What belongs in a golden set?");
    }

    private async Task<ChatPage> OpenServerAsync(string finishReason = "stop")
    {
        var chat = await browser.OpenAsync(session: ServerSession);
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

    private static async Task ShowKeptAsync(ChatPage chat)
    {
        await chat.Button("Conversations").ClickAsync();
        await chat.Titles.ClickAsync();
    }

    /// <summary>
    /// Delays the stored conversation. The first part ends when the page has requested it; the second sends it and returns once the
    /// page has read it.
    /// </summary>
    private static async Task<(Task Asked, Func<Task> GiveAsync)> HoldKeptAsync(ChatPage chat)
    {
        const string Kept = "**/api/conversations/c1";
        var (asked, given) = (new TaskCompletionSource(), new TaskCompletionSource());
        await chat.Page.RouteAsync(Kept, async route =>
        {
            asked.SetResult();
            await given.Task;
            await route.FallbackAsync();
        });
        return (asked.Task, GiveAsync);

        async Task GiveAsync()
        {
            var response = chat.Page.WaitForResponseAsync(Kept);
            given.SetResult();
            await (await response).FinishedAsync();
            // The page handles it in the next turns of its event loop.
            await chat.Page.EvaluateAsync("() => new Promise((done) => setTimeout(() => setTimeout(done)))");
        }
    }

    private static Task FulfillAsync(IRoute route, object body) =>
        route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(body) });
}
