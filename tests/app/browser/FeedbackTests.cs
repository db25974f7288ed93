using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class FeedbackTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task Positive_feedback_takes_one_click()
    {
        await using var chat = await OpenAsync(204);

        var sent = await SentAsync(chat, () => chat.Button("Good answer").ClickAsync());

        Assert.Equal("up", sent.GetProperty("verdict").GetString());
        Assert.Equal(ScriptedAnswer.AnswerId, sent.GetProperty("answerId").GetString());
        Assert.Equal(ScriptedAnswer.ConversationId, sent.GetProperty("conversationId").GetString());
        await Expect(chat.Announcer).ToHaveTextAsync("Thank you for your feedback.");
        await Expect(chat.Button("Good answer")).ToHaveAttributeAsync("aria-pressed", "true");
        await chat.Page.ReloadAsync();
        await Expect(chat.Button("Good answer")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [BrowserFact]
    public async Task Negative_feedback_has_reasons_and_a_comment_only_with_consent()
    {
        await using var chat = await OpenAsync(204);
        var keyboard = chat.Page.Keyboard;
        await chat.Button("Poor answer").FocusAsync();
        await keyboard.PressAsync("Enter");
        await Expect(chat.Page.GetByLabel("It is incorrect")).ToBeFocusedAsync();
        await keyboard.PressAsync("Space");
        await chat.Page.GetByLabel("The sources do not match").CheckAsync();
        await Expect(Comment(chat)).ToBeDisabledAsync();
        await chat.Page.GetByLabel("Add a comment.").CheckAsync();
        await Comment(chat).FillAsync("The limit is older.");

        var sent = await SentAsync(chat, () => chat.Button("Send feedback").ClickAsync());

        Assert.Equal("down", sent.GetProperty("verdict").GetString());
        Assert.Equal(["wrong", "sources"], sent.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal("The limit is older.", sent.GetProperty("comment").GetString());
        Assert.True(sent.GetProperty("consent").GetBoolean());
        await Expect(chat.Answer.Locator(".feedback")).ToHaveTextAsync("Thank you for your feedback.");
        await Expect(chat.Button("Poor answer")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_comment_with_withdrawn_consent_is_not_sent()
    {
        await using var chat = await OpenAsync(204);
        await chat.Button("Poor answer").ClickAsync();
        await chat.Page.GetByLabel("Add a comment.").CheckAsync();
        await Comment(chat).FillAsync("Private.");
        await chat.Page.GetByLabel("Add a comment.").UncheckAsync();

        var sent = await SentAsync(chat, () => chat.Button("Send feedback").ClickAsync());

        Assert.False(sent.TryGetProperty("comment", out _));
        Assert.False(sent.TryGetProperty("consent", out _));
    }

    [BrowserFact]
    public async Task Feedback_that_could_not_be_sent_is_kept()
    {
        await using var chat = await OpenAsync(500);
        chat.ExpectedErrors.Add("500");
        await chat.Button("Poor answer").ClickAsync();
        await chat.Page.GetByLabel("Add a comment.").CheckAsync();
        await Comment(chat).FillAsync("The limit is older.");

        await chat.Button("Send feedback").ClickAsync();

        await Expect(chat.Answer.Locator(".problem")).ToHaveTextAsync("Your feedback could not be sent. Try again.");
        await Expect(Comment(chat)).ToHaveValueAsync("The limit is older.");
        await Expect(chat.Button("Poor answer")).ToHaveAttributeAsync("aria-pressed", "false");
        await chat.Page.Locator("#language").ClickAsync();
        await Expect(chat.Answer.Locator(".judgement textarea")).ToHaveValueAsync("The limit is older.");
    }

    [BrowserFact]
    public async Task Feedback_after_an_expired_sign_in_asks_to_sign_in()
    {
        await using var chat = await OpenAsync(401);
        chat.ExpectedErrors.Add("401");

        await chat.Button("Good answer").ClickAsync();

        await Expect(chat.Answer.Locator(".problem")).ToContainTextAsync("Your sign-in has expired.");
    }

    [BrowserFact]
    public async Task Escape_closes_the_form_and_sends_nothing()
    {
        await using var chat = await OpenAsync(204);
        var sent = 0;
        chat.Page.Request += (_, request) => sent += request.Url.EndsWith("/api/feedback", StringComparison.Ordinal) ? 1 : 0;
        await chat.Button("Poor answer").ClickAsync();

        await chat.Page.Keyboard.PressAsync("Escape");

        await Expect(chat.Answer.Locator(".judgement")).ToHaveCountAsync(0);
        await Expect(chat.Button("Poor answer")).ToBeFocusedAsync();
        await Expect(chat.Button("Poor answer")).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Equal(0, sent);
    }

    private static ILocator Comment(ChatPage chat) => chat.Answer.Locator(".judgement textarea");

    private async Task<ChatPage> OpenAsync(int status)
    {
        var chat = await browser.OpenAsync();
        await chat.Page.RouteAsync("**/api/feedback", route => route.FulfillAsync(new() { Status = status }));
        await chat.AskScriptedAsync(ScriptedAnswer.Done("So it is."));
        return chat;
    }

    private static async Task<JsonElement> SentAsync(ChatPage chat, Func<Task> act)
    {
        var request = await chat.Page.RunAndWaitForRequestAsync(act, "**/api/feedback");
        return JsonSerializer.Deserialize<JsonElement>(request.PostData!);
    }
}
