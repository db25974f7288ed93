using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class ServerHistoryTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Conversations_of_a_signed_in_user_come_from_the_server()
    {
        await using var chat = await browser.OpenSignedInAsync();

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
        await using var chat = await browser.OpenSignedInAsync(finishReason);
        await SignedInPage.ShowKeptAsync(chat);

        await chat.ExpectState(state);
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("Kept answer 1.");
        await Expect(chat.Answer.Locator(".note > span")).ToHaveTextAsync(note is null ? [] : [note]);
    }

    [BrowserFact]
    public async Task A_stored_conversation_is_sent_with_its_original_texts()
    {
        await using var chat = await browser.OpenSignedInAsync("stopped");
        await SignedInPage.ShowKeptAsync(chat);
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
        await using var chat = await browser.OpenSignedInAsync();
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
        await using var chat = await browser.OpenSignedInAsync();
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
        await using var chat = await browser.OpenSignedInAsync();
        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Delete my data").ClickAsync();
        await Expect(chat.Conversations).ToContainTextAsync("all your conversations and feedback");

        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.Button("Delete my data").ClickAsync(), "**/api/me");

        Assert.Equal("DELETE", request.Method);
        await Expect(chat.Conversations).ToContainTextAsync("There are no conversations yet.");
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("async () => (await indexedDB.databases()).length"));
    }

    [BrowserFact]
    public async Task An_unreachable_server_shows_a_message_and_nothing_is_lost()
    {
        await using var chat = await browser.OpenSignedInAsync();
        chat.ExpectedErrors.Add("503");
        await chat.Page.RouteAsync("**/api/conversations", route => route.FulfillAsync(new() { Status = 503 }));

        await chat.Button("Conversations").ClickAsync();

        await Expect(chat.Conversations.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The conversations cannot be reached now. Try again.");
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
}
