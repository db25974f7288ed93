using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class EditingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string First = "What is RAG?";
    private const string Second = "What belongs in a golden set?";

    [BrowserFact]
    public async Task Only_the_last_answer_can_be_regenerated()
    {
        await using var chat = await OpenWithTwoAsync();
        await Expect(chat.Button("Answer again")).ToHaveCountAsync(1);

        var sent = await SentAsync(chat, () => chat.Button("Answer again").PressAsync("Enter"));

        Assert.Equal(["user", "assistant", "user"], Roles(sent));
        await chat.ExpectState("done");
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(4);
        await Expect(chat.Question).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task An_edited_question_replaces_itself_and_all_later_turns()
    {
        await using var chat = await OpenWithTwoAsync();
        var keyboard = chat.Page.Keyboard;
        await chat.Button("Edit the question").First.FocusAsync();
        await keyboard.PressAsync("Enter");
        var words = chat.Page.GetByLabel("The question, edited");
        await Expect(words).ToBeFocusedAsync();
        await Expect(words).ToHaveValueAsync(First);
        await Expect(words).ToHaveAccessibleDescriptionAsync("Everything after this question will be replaced.");
        await keyboard.PressAsync("Control+A");
        await keyboard.TypeAsync("What is throttling?");

        var sent = await SentAsync(chat, () => keyboard.PressAsync("Enter"));

        Assert.Equal("What is throttling?", sent.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal(["user"], Roles(sent));
        await chat.ExpectState("done");
        await Expect(chat.Page.Locator(".question .words")).ToHaveTextAsync(["What is throttling?"]);
        await Expect(chat.Page.Locator(".answer")).ToHaveCountAsync(1);
        await Expect(chat.Question).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Escape_cancels_an_edit()
    {
        await using var chat = await OpenWithTwoAsync();
        await chat.Button("Edit the question").First.ClickAsync();
        await chat.Page.Keyboard.TypeAsync(" Really?");

        await chat.Page.Keyboard.PressAsync("Escape");

        await Expect(chat.Page.Locator(".question .words")).ToHaveTextAsync([First, Second]);
        await Expect(chat.Button("Edit the question").First).ToBeFocusedAsync();
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(4);
    }

    [BrowserFact]
    public async Task A_question_sent_during_an_answer_is_queued()
    {
        await using var chat = await browser.OpenAsync();
        await chat.HoldAnswersAsync();
        await chat.StartAsync(Second);
        await chat.ExpectState("running");

        await chat.StartAsync(First);

        await Expect(chat.Page.Locator("#queued .words")).ToHaveTextAsync(First);
        await Expect(chat.Question).ToHaveValueAsync("");
        await chat.ReleaseAnswersAsync();
        await Expect(chat.Page.Locator(".question .words")).ToHaveTextAsync([Second, First]);
        await Expect(chat.Page.Locator(".answer").First).ToHaveClassAsync("turn answer done");
        await Expect(chat.Page.Locator("#queued")).ToBeHiddenAsync();
        await chat.ExpectState("done");
    }

    [BrowserFact]
    public async Task A_queued_question_can_be_removed_and_returns_after_a_failure()
    {
        await using var chat = await browser.OpenAsync();
        var goOn = new TaskCompletionSource();
        await chat.Page.RouteAsync("**/api/chat", async route =>
        {
            await goOn.Task;
            await route.FulfillAsync(
                new() { ContentType = "text/event-stream", Body = ScriptedAnswer.Failed(new { code = "timeout", retryable = true }) }
            );
        });
        await chat.StartAsync(Second);
        await chat.StartAsync(First);
        await chat.Button("Remove from the queue").ClickAsync();
        await Expect(chat.Question).ToHaveValueAsync(First);
        await Expect(chat.Question).ToBeFocusedAsync();
        await chat.Question.PressAsync("Enter");
        await Expect(chat.Page.Locator("#queued .words")).ToHaveTextAsync(First);

        goOn.SetResult();

        await chat.ExpectState("failed");
        await Expect(chat.Question).ToHaveValueAsync(First);
        await Expect(chat.Page.Locator(".question")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Enter_during_text_composition_sends_nothing()
    {
        await using var chat = await browser.OpenAsync(locale: "ko-KR");
        await chat.Page.Locator("#question").FillAsync("질문");

        await chat.Page.EvaluateAsync(
            """
            () => {
              const box = document.getElementById('question');
              box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
              box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }));
            }
            """
        );

        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(0);
        await Expect(chat.Page.Locator("#question")).ToHaveValueAsync("질문");
    }

    private async Task<ChatPage> OpenWithTwoAsync()
    {
        var chat = await browser.OpenAsync();
        await chat.ScriptAsync(ScriptedAnswer.Done("So it is."));
        await chat.AskAsync(First);
        await chat.AskAsync(Second);
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(4);
        return chat;
    }

    private static IEnumerable<string?> Roles(JsonElement sent) =>
        sent.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString());

    private static async Task<JsonElement> SentAsync(ChatPage chat, Func<Task> act)
    {
        var request = await chat.Page.RunAndWaitForRequestAsync(act, "**/api/chat");
        return JsonSerializer.Deserialize<JsonElement>(request.PostData!);
    }
}
