using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

/// <summary>Several tabs with the same conversation, reloads and addresses.</summary>
public sealed class TabsTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Deleting_all_holds_against_another_tab_that_closes()
    {
        await using var chat = await OpenAsync("First question", "First answer");
        var other = await SecondTabAsync(chat, "First answer");
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Delete all").ClickAsync();
        await chat.Button("Delete all").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");

        await Expect(other.Locator("#welcome")).ToBeVisibleAsync();
        await other.CloseAsync(new() { RunBeforeUnload = false });
        await chat.Page.ReloadAsync();

        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
    }

    [BrowserFact]
    public async Task A_deleted_conversation_is_not_written_back_by_a_tab_that_heard_nothing()
    {
        await using var chat = await OpenAsync("First question", "First answer");
        var other = await SecondTabAsync(chat, "First answer", "delete window.BroadcastChannel;");
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Delete all").ClickAsync();
        await chat.Button("Delete all").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");

        await other.ReloadAsync();

        await Expect(other.Locator("#welcome")).ToBeVisibleAsync();
        await other.CloseAsync();
    }

    [BrowserFact]
    public async Task A_turn_of_one_tab_appears_in_the_other()
    {
        await using var chat = await OpenAsync("First question", "First answer");
        var other = await SecondTabAsync(chat, "First answer");

        await chat.AskScriptedAgainAsync(ScriptedAnswer.Done("Second answer"), 2, "done");

        await Expect(other.Locator(".answer .text").Last).ToHaveTextAsync("Second answer");
        await other.CloseAsync();
    }

    [BrowserFact]
    public async Task Two_tabs_that_ask_without_hearing_each_other_keep_all_turns()
    {
        await using var chat = await OpenAsync("First question", "First answer");
        var other = await SecondTabAsync(chat, "First answer", "delete window.BroadcastChannel;");
        await other.RouteAsync("**/api/chat", Fulfill(ScriptedAnswer.Done("Answer of the other tab")));
        await chat.AskScriptedAgainAsync(ScriptedAnswer.Done("Answer of this tab"), 2, "done");

        await other.GetByLabel("Your question").FillAsync("Other question");
        await other.GetByLabel("Your question").PressAsync("Enter");
        await Expect(other.Locator(".answer .text").Last).ToHaveTextAsync("Answer of the other tab");
        await StoredAsync(other, "Answer of the other tab");
        await other.CloseAsync();
        await chat.Button("Conversations").ClickAsync();

        await Expect(chat.Titles).ToHaveCountAsync(2);
        await chat.Titles.First.ClickAsync();
        await Expect(chat.Page.Locator(".answer .text")).ToHaveTextAsync(["First answer", "Answer of the other tab"]);
    }

    [BrowserFact]
    public async Task Each_conversation_has_an_address_and_Back_returns_to_it()
    {
        await using var chat = await OpenAsync("First question", "First answer");
        var first = chat.Page.Url;
        await chat.Button("New chat").ClickAsync();
        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
        Assert.DoesNotContain("#c=", chat.Page.Url);

        await chat.Page.GoBackAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("First answer");
        Assert.Equal(first, chat.Page.Url);
        await chat.Page.GoForwardAsync();
        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_reload_keeps_a_draft_and_the_words_of_an_unfinished_answer()
    {
        await using var chat = await browser.OpenAsync();
        await chat.HoldAnswersAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();
        await chat.Question.FillAsync("My next question");

        await chat.Page.ReloadAsync();

        await Expect(chat.Question).ToHaveValueAsync("My next question");
        await chat.ExpectState("stopped");
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task Opening_the_list_does_not_extend_the_days_of_storage()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(ScriptedAnswer.Done("Old answer"));
        await chat.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(20));
        await chat.Page.ReloadAsync();
        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Titles).ToHaveCountAsync(1);
        await chat.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(31));

        await chat.Page.ReloadAsync();

        await chat.Button("Conversations").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
    }

    private async Task<ChatPage> OpenAsync(string question, string answer)
    {
        var chat = await browser.OpenAsync();
        await chat.ScriptAsync(ScriptedAnswer.Done(answer));
        await chat.AskAsync(question);
        return chat;
    }

    private static async Task<IPage> SecondTabAsync(ChatPage chat, string answer, string? script = null)
    {
        chat.IsReusable = false;
        var other = await chat.Page.Context.NewPageAsync();
        if (script is not null)
            await other.AddInitScriptAsync(script);
        await other.GotoAsync(chat.Page.Url);
        await Expect(other.Locator(".answer .text")).ToHaveTextAsync(answer);
        return other;
    }

    /// <summary>A page stores its conversation in the background, and stops when it is closed.</summary>
    private static Task StoredAsync(IPage page, string answer) =>
        page.WaitForFunctionAsync(
            """
            (answer) => new Promise((resolve) => {
              const open = indexedDB.open('chat');
              open.onsuccess = () => {
                const all = open.result.transaction('conversations').objectStore('conversations').getAll();
                all.onsuccess = () => {
                  open.result.close();
                  resolve(JSON.stringify(all.result).includes(answer));
                };
              };
            })
            """,
            answer
        );

    private static Func<IRoute, Task> Fulfill(string stream) =>
        route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = stream });
}
