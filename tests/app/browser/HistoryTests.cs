using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class HistoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Conversations_are_stored_in_the_browser_and_can_be_reopened()
    {
        await using var chat = await browser.OpenAsync();
        await AskAsync(chat, "First question", "First answer");
        await chat.Button("New chat").ClickAsync();
        await AskAsync(chat, "Second question", "Second answer");

        await chat.Button("Conversations").ClickAsync();

        await Expect(chat.Titles).ToHaveTextAsync(["Second question", "First question"]);
        await Expect(chat.Conversations).ToContainTextAsync("Stored in this browser only, for 30 days after the last question.");
        await Expect(chat.Conversations.Locator(".choose").First).ToHaveAttributeAsync("aria-current", "true");
        await chat.Titles.Last.ClickAsync();
        await Expect(chat.Conversations).ToBeHiddenAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("First answer");
        await chat.Page.ReloadAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("First answer");
    }

    [BrowserFact]
    public async Task One_conversation_is_deleted_after_confirmation_and_stays_deleted()
    {
        await using var chat = await browser.OpenAsync();
        await AskAsync(chat, "First question", "First answer");
        await chat.Button("New chat").ClickAsync();
        await AskAsync(chat, "Second question", "Second answer");
        await chat.Button("Conversations").ClickAsync();

        await chat.Button("Delete “Second question”").ClickAsync();
        await Expect(chat.Button("Cancel")).ToBeFocusedAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Titles).ToHaveCountAsync(2);
        await chat.Button("Delete “Second question”").ClickAsync();
        await chat.Button("Delete").ClickAsync();

        await Expect(chat.Titles).ToHaveTextAsync(["First question"]);
        await Expect(chat.Announcer).ToHaveTextAsync("Deleted.");
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(0);
        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Titles).ToHaveTextAsync(["First question"]);
    }

    [BrowserFact]
    public async Task Deleting_all_removes_a_running_answer_too()
    {
        await using var chat = await browser.OpenAsync();
        await chat.HoldAnswersAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Delete all").ClickAsync();

        await chat.Button("Delete all").ClickAsync();

        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
        await chat.Page.ReloadAsync();
        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
    }

    [BrowserFact]
    public async Task A_conversation_older_than_the_retention_is_removed()
    {
        await using var chat = await browser.OpenAsync();
        await AskAsync(chat, "Old question", "Old answer");
        await chat.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(31));

        await chat.Page.ReloadAsync();

        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
    }

    [BrowserFact]
    public async Task Without_browser_storage_the_page_works_and_shows_a_notice()
    {
        await using var chat = await browser.OpenAsync(script: "Object.defineProperty(window, 'indexedDB', { value: undefined });");
        await AskAsync(chat, "First question", "First answer");

        await chat.Button("Conversations").ClickAsync();

        await Expect(chat.Titles).ToHaveTextAsync(["First question"]);
        await Expect(chat.Conversations).ToContainTextAsync("Not stored: this browser does not allow it.");
    }

    private static async Task AskAsync(ChatPage chat, string question, string answer)
    {
        await chat.Page.UnrouteAllAsync();
        await chat.ScriptAsync(ScriptedAnswer.Done(answer));
        await chat.AskAsync(question);
    }
}
