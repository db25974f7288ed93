using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

/// <summary>Questions that the page suggests.</summary>
public sealed class SuggestionTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task An_answer_is_followed_by_questions_of_which_each_is_answered()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync("How can I reduce cost?");
        var suggested = Suggested(chat);
        await Expect(suggested).Not.ToHaveCountAsync(0);

        for (var answers = 2; answers <= 3; answers++)
        {
            var question = await suggested.First.TextContentAsync();
            await suggested.First.ClickAsync();
            await Expect(chat.Page.Locator(".answer")).ToHaveCountAsync(answers);
            await chat.ExpectState("done");
            await Expect(chat.Page.Locator(".question .words").Last).ToHaveTextAsync(question!);
            await Expect(chat.Answer).Not.ToHaveClassAsync(new Regex("refused"));
            await Expect(chat.Answer.Locator(".sources")).ToBeVisibleAsync();
            await Expect(suggested.Filter(new() { HasText = question })).ToHaveCountAsync(0);
        }
    }

    [BrowserFact]
    public async Task Suggestions_leave_with_the_next_question_or_another_conversation()
    {
        await using var chat = await browser.OpenAsync();
        await RouteAsync(chat, "What about gates?");
        var request = await chat.Page.RunAndWaitForRequestAsync(() => chat.AskScriptedAsync(Answer), "**/api/suggestions");
        await Expect(Suggested(chat)).ToHaveTextAsync(["What about gates?"]);
        Assert.Equal("""{"questions":["What is it?"],"sections":[{"id":"Guide#2","title":"Guide","heading":"Part"}]}""", request.PostData);

        await chat.HoldAnswersAsync();
        await chat.Page.UnrouteAsync("**/api/chat");
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");
        await Expect(chat.Page.Locator("#next")).ToBeHiddenAsync();
        await chat.ReleaseAnswersAsync();
        await Expect(Suggested(chat)).ToHaveCountAsync(1);
        await chat.Button("New chat").ClickAsync();
        await Expect(chat.Page.Locator("#next")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_clicked_suggestion_leaves_what_is_typed()
    {
        await using var chat = await browser.OpenAsync();
        await RouteAsync(chat, "What about gates?");
        await chat.AskScriptedAsync(Answer);
        await chat.Question.FillAsync("My draft");

        await Suggested(chat).ClickAsync();

        await Expect(chat.Page.Locator(".question .words").Last).ToHaveTextAsync("What about gates?");
        await Expect(chat.Question).ToHaveValueAsync("My draft");
    }

    [BrowserFact]
    public async Task First_questions_are_checked_again_after_a_failure()
    {
        var session = JsonSerializer.Serialize(new { mode = "Azure", suggests = true });
        await using var chat = await browser.OpenAsync(session: session);
        chat.ExpectedErrors.Add("503");
        await chat.Page.RouteAsync("**/api/suggestions", route => route.FulfillAsync(new() { Status = 503 }));
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator("body[data-ready]")).ToBeVisibleAsync();
        await RouteAsync(chat, "When should I prefer a discriminative model?");

        await chat.Button("New chat").ClickAsync();

        await Expect(chat.Page.Locator("#suggestions button")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_failure_of_suggestions_shows_nothing()
    {
        await using var chat = await browser.OpenAsync();
        chat.ExpectedErrors.Add("503");
        await chat.Page.RouteAsync("**/api/suggestions", route => route.FulfillAsync(new() { Status = 503 }));

        await chat.Page.RunAndWaitForResponseAsync(() => chat.AskScriptedAsync(Answer), "**/api/suggestions");

        await Expect(chat.Page.Locator("#next")).ToBeHiddenAsync();
        await chat.ExpectState("done");
    }

    [BrowserTheory]
    [InlineData(true, "When should I prefer a discriminative model?")]
    [InlineData(false)]
    public async Task In_mode_Azure_only_first_questions_that_pass_are_suggested(bool suggests, params string[] passing)
    {
        var session = JsonSerializer.Serialize(new { mode = "Azure", suggests });
        await using var chat = await browser.OpenAsync(session: session);
        await RouteAsync(chat, passing);
        await chat.Page.ReloadAsync();

        await Expect(chat.Page.Locator("body[data-ready]")).ToBeVisibleAsync();

        await Expect(chat.Page.Locator("#suggestions button")).ToHaveCountAsync(passing.Length);
        foreach (var question in passing)
            await Expect(chat.Page.Locator("#suggestions")).ToContainTextAsync(question);
    }

    private static string Answer => ScriptedAnswer.Done("It is so [1].", [ScriptedAnswer.Citation(1), ScriptedAnswer.Citation(2)], [1]);

    private static ILocator Suggested(ChatPage chat) => chat.Page.Locator("#next button");

    private static Task RouteAsync(ChatPage chat, params string[] questions) =>
        chat.Page.RouteAsync("**/api/suggestions", route =>
            route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { questions }) })
        );
}
