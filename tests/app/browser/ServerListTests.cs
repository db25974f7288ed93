using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

/// <summary>The list of conversations on the server: renaming, searching, and what happens without the server.</summary>
public sealed class ServerListTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task A_conversation_on_the_server_is_renamed()
    {
        await using var chat = await browser.OpenSignedInAsync();
        await chat.Page.RouteAsync("**/api/conversations/c1/title", route => route.FulfillAsync(new() { Status = 204 }));
        await SignedInPage.ShowKeptAsync(chat);
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Rename “Kept question”").ClickAsync();
        await chat.Page.GetByLabel("New title").FillAsync(" Gate seven ");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.Button("Rename").ClickAsync(), "**/c1/title");

        Assert.Equal(("PUT", """{"title":"Gate seven"}"""), (request.Method, request.PostData));
    }

    [BrowserFact]
    public async Task Older_conversations_are_listed_on_request_and_texts_are_searched_on_the_server()
    {
        await using var chat = await browser.OpenSignedInAsync();
        await chat.Page.RouteAsync("**/api/conversations?after=p1", route => SignedInPage.FulfillAsync(route, List(100, 102)));
        await chat.Page.RouteAsync("**/api/conversations", route => SignedInPage.FulfillAsync(route, List(0, 100, "p1")));
        await chat.Page.RouteAsync("**/api/conversations/search", route =>
            SignedInPage.FulfillAsync(route, route.Request.PostData == """{"words":"gate seven"}""" ? List(7, 8) : List(0, 0))
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
    public async Task An_expired_sign_in_is_shown_in_the_list_and_the_question_is_kept()
    {
        await using var chat = await browser.OpenSignedInAsync();
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
        await using var chat = await browser.OpenSignedInAsync();
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

    [BrowserFact]
    public async Task The_next_user_of_a_tab_finds_nothing_of_the_one_before()
    {
        await using var chat = await browser.OpenSignedInAsync();
        await SignInAsync(chat, "aaaa");
        await chat.Page.ReloadAsync();
        await chat.Page.RouteAsync("**/api/conversations/*", route => route.FulfillAsync(new() { Status = 404 }));
        chat.ExpectedErrors.Add("404");
        await chat.HoldAnswersAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();
        await chat.Question.FillAsync("My next question");
        await SignInAsync(chat, "bbbb");

        await chat.Page.ReloadAsync();

        await Expect(chat.Page.Locator("body[data-ready]")).ToBeVisibleAsync();
        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
        await Expect(chat.Question).ToHaveValueAsync("");
        Assert.DoesNotContain("golden set", await chat.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"));
    }

    [BrowserFact]
    public async Task A_conversation_that_was_deleted_elsewhere_does_not_come_back()
    {
        await using var chat = await browser.OpenSignedInAsync();
        await chat.AskScriptedAsync(ScriptedAnswer.Done("An earlier answer."));
        await chat.HoldAnswersAsync();
        await chat.Page.UnrouteAsync("**/api/chat");
        await chat.StartAsync("What belongs in a golden set?");
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();
        await chat.Page.RouteAsync("**/api/conversations/*", route => route.FulfillAsync(new() { Status = 404 }));
        chat.ExpectedErrors.Add("404");

        await chat.Page.ReloadAsync();

        await Expect(chat.Page.Locator("body[data-ready]")).ToBeVisibleAsync();
        await Expect(chat.Page.Locator(".question")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_page_that_does_not_know_its_user_shows_and_keeps_nothing()
    {
        await using var chat = await browser.OpenSignedInAsync();
        await SignInAsync(chat, "aaaa");
        await chat.Page.ReloadAsync();
        await chat.Question.FillAsync("A draft of Ann");
        await chat.Page.RouteAsync("**/api/session", route => route.FulfillAsync(new() { Status = 503 }));
        chat.ExpectedErrors.Add("503");

        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator("body[data-ready]")).ToBeVisibleAsync();
        await Expect(chat.Question).ToHaveValueAsync("");
        await chat.Question.FillAsync("A draft of another user");
        await SignInAsync(chat, "aaaa");
        await chat.Page.ReloadAsync();

        await Expect(chat.Question).ToHaveValueAsync("A draft of Ann");
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>("indexedDB.databases().then((all) => all.map(({ name }) => name))"));
    }

    private static Task SignInAsync(ChatPage chat, string owner) =>
        chat.Page.RouteAsync("**/api/session", route => SignedInPage.FulfillAsync(
                route,
                new
                {
                    mode = "Azure",
                    signedIn = true,
                    name = owner,
                    owner,
                    history = "server",
                    historyDays = 14,
                }
            ));
}
