using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class HistoryTests(BrowserFixture browser)
{
    private const string ServerSession = """{"mode":"Azure","signedIn":true,"name":"Mina Kim","history":"server","historyDays":14}""";

    [BrowserFact]
    public async Task Conversations_stay_in_the_browser_and_can_be_shown_again()
    {
        await using var chat = await browser.OpenAsync();
        await AskAsync(chat, "First question", "First answer");
        await chat.Button("New chat").ClickAsync();
        await AskAsync(chat, "Second question", "Second answer");

        await chat.Button("Conversations").ClickAsync();

        await Expect(Titles(chat)).ToHaveTextAsync(["Second question", "First question"]);
        await Expect(Dialog(chat)).ToContainTextAsync("Kept in this browser alone, for 30 days after the last question.");
        await Expect(Dialog(chat).Locator(".choose").First).ToHaveAttributeAsync("aria-current", "true");
        await Titles(chat).Last.ClickAsync();
        await Expect(Dialog(chat)).ToBeHiddenAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("First answer");
        await chat.Page.ReloadAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("First answer");
    }

    [BrowserFact]
    public async Task One_conversation_is_deleted_after_a_question_and_stays_deleted()
    {
        await using var chat = await browser.OpenAsync();
        await AskAsync(chat, "First question", "First answer");
        await chat.Button("New chat").ClickAsync();
        await AskAsync(chat, "Second question", "Second answer");
        await chat.Button("Conversations").ClickAsync();

        await chat.Button("Delete “Second question”").ClickAsync();
        await Expect(chat.Button("Cancel")).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(Titles(chat)).ToHaveCountAsync(2);
        await chat.Button("Delete “Second question”").ClickAsync();
        await chat.Button("Delete").ClickAsync();

        await Expect(Titles(chat)).ToHaveTextAsync(["First question"]);
        await Expect(chat.Announcer).ToHaveTextAsync("Deleted.");
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(0);
        await chat.Button("Conversations").ClickAsync();
        await Expect(Titles(chat)).ToHaveTextAsync(["First question"]);
    }

    [BrowserFact]
    public async Task Deleting_all_leaves_nothing_even_of_an_answer_that_runs()
    {
        await using var chat = await browser.OpenAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Delete all").ClickAsync();

        await chat.Button("Delete all").ClickAsync();

        await Expect(Dialog(chat)).ToContainTextAsync("There are none yet.");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
        await chat.Page.ReloadAsync();
        await chat.Button("Conversations").ClickAsync();
        await Expect(Dialog(chat)).ToContainTextAsync("There are none yet.");
    }

    [BrowserFact]
    public async Task A_conversation_older_than_the_browser_keeps_is_gone()
    {
        await using var chat = await browser.OpenAsync();
        await AskAsync(chat, "Old question", "Old answer");
        await chat.Page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(31));

        await chat.Page.ReloadAsync();

        await chat.Button("Conversations").ClickAsync();
        await Expect(Dialog(chat)).ToContainTextAsync("There are none yet.");
    }

    [BrowserFact]
    public async Task Where_the_browser_keeps_nothing_the_page_works_and_says_so()
    {
        await using var chat = await browser.OpenAsync(script: "Object.defineProperty(window, 'indexedDB', { value: undefined });");
        await AskAsync(chat, "First question", "First answer");

        await chat.Button("Conversations").ClickAsync();

        await Expect(Titles(chat)).ToHaveTextAsync(["First question"]);
        await Expect(Dialog(chat)).ToContainTextAsync("Kept nowhere");
    }

    [BrowserFact]
    public async Task Conversations_of_a_signed_in_person_come_from_the_server()
    {
        await using var chat = await OpenServerAsync();

        await chat.Button("Conversations").ClickAsync();

        await Expect(Dialog(chat)).ToContainTextAsync(
            "Kept on the server under your account, for 14 days after the last question. Signed in as Mina Kim.");
        await Expect(Titles(chat)).ToHaveTextAsync(["Kept question"]);
        await Titles(chat).ClickAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("Kept answer 1.");
        await chat.ScriptAsync(ScriptedAnswer.Done("More."));
        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.StartAsync("And?"), "**/api/chat");
        Assert.Equal("c1", JsonSerializer.Deserialize<JsonElement>(request.PostData!).GetProperty("conversationId").GetString());
    }

    [BrowserTheory]
    [InlineData("stop", "done", null)]
    [InlineData("length", "done", "The answer reached its greatest length and ends here.")]
    [InlineData("stopped", "stopped", "Stopped.")]
    [InlineData("timeout", "failed", "The answer took too long to come.")]
    public async Task A_kept_answer_is_shown_as_it_ended(string finishReason, string state, string? note)
    {
        await using var chat = await OpenServerAsync(finishReason);
        await chat.Button("Conversations").ClickAsync();
        await Titles(chat).ClickAsync();

        await chat.ExpectState(state);
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("Kept answer 1.");
        await Expect(chat.Answer.Locator(".note > span")).ToHaveTextAsync(note is null ? [] : [note]);
    }

    [BrowserFact]
    public async Task A_server_that_keeps_the_conversation_is_sent_all_of_it_in_its_own_words()
    {
        await using var chat = await OpenServerAsync("stopped");
        await chat.Button("Conversations").ClickAsync();
        await Titles(chat).ClickAsync();
        await chat.ScriptAsync(ScriptedAnswer.Done("So it is [9].", invented: [9]));
        for (var i = 0; i < 10; i++)
            await chat.AskAsync($"Question {i}");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.StartAsync("And?"), "**/api/chat");

        var sent = JsonSerializer.Deserialize<JsonElement>(request.PostData!).GetProperty("messages").EnumerateArray()
            .Select(message => message.GetProperty("content").GetString());
        Assert.Equal(
            ["Kept question", "Kept answer [1].", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"Question {i}", "So it is [9]." }), "And?"],
            sent);
    }

    [BrowserFact]
    public async Task What_a_filter_took_back_is_not_sent_to_be_kept()
    {
        await using var chat = await OpenServerAsync();
        await chat.ScriptAsync(ScriptedAnswer.Failed(new { code = "filtered", message = "m", retryable = false, withdrawn = true }, "Half an answer"));
        await chat.StartAsync("First");
        await chat.ExpectState("failed");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.StartAsync("Second"), "**/api/chat");

        Assert.DoesNotContain("Half an answer", request.PostData);
        Assert.Contains("First", request.PostData);
    }

    [BrowserFact]
    public async Task Forget_me_asks_and_then_deletes_everything()
    {
        await using var chat = await OpenServerAsync();
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Forget me").ClickAsync();
        await Expect(Dialog(chat)).ToContainTextAsync("all feedback of yours");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.Button("Forget me").ClickAsync(), "**/api/me");

        Assert.Equal("DELETE", request.Method);
        await Expect(Dialog(chat)).ToContainTextAsync("There are none yet.");
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("async () => (await indexedDB.databases()).length"));
    }

    [BrowserFact]
    public async Task A_server_that_cannot_be_reached_is_said_and_nothing_is_lost()
    {
        await using var chat = await OpenServerAsync();
        chat.ExpectedErrors.Add("503");
        await chat.Page.RouteAsync("**/api/conversations", route => route.FulfillAsync(new() { Status = 503 }));

        await chat.Button("Conversations").ClickAsync();

        await Expect(Dialog(chat).GetByRole(AriaRole.Alert)).ToHaveTextAsync("The conversations cannot be reached now. Try again.");
    }

    private async Task<ChatPage> OpenServerAsync(string finishReason = "stop")
    {
        var chat = await browser.OpenAsync(session: ServerSession);
        var kept = new List<object> { new { id = "c1", title = "Kept question", updatedAt = "2026-11-20T09:00:00Z" } };
        await chat.Page.RouteAsync("**/api/conversations", route => FulfillAsync(route, new { conversations = kept }));
        await chat.Page.RouteAsync("**/api/me", route =>
        {
            kept.Clear();
            return route.FulfillAsync(new() { Status = 204 });
        });
        await chat.Page.RouteAsync("**/api/conversations/c1", route => FulfillAsync(route, new
        {
            id = "c1",
            title = "Kept question",
            updatedAt = "2026-11-20T09:00:00Z",
            turns = new object[]
            {
                new { role = "user", content = "Kept question" },
                new
                {
                    role = "assistant", content = "Kept answer [1].", answerId = ScriptedAnswer.AnswerId, finishReason,
                    citations = new[] { ScriptedAnswer.Citation(1) }, cited = new[] { 1 },
                },
            },
        }));
        return chat;
    }

    private static Task FulfillAsync(IRoute route, object body) =>
        route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(body) });

    private static async Task AskAsync(ChatPage chat, string question, string answer)
    {
        await chat.Page.UnrouteAllAsync();
        await chat.ScriptAsync(ScriptedAnswer.Done(answer));
        await chat.AskAsync(question);
    }

    private static ILocator Dialog(ChatPage chat) => chat.Page.GetByRole(AriaRole.Dialog);

    private static ILocator Titles(ChatPage chat) => Dialog(chat).Locator(".choose .title");
}
