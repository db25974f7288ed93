using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class ConversationTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Question = "What belongs in a golden set?";

    [BrowserFact]
    public async Task An_answer_streams_and_its_citation_opens_the_exact_passage()
    {
        await using var chat = await browser.OpenAsync();
        await chat.HoldAnswersAsync();

        await chat.StartAsync(Question);

        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();
        await chat.ExpectState("running");
        var early = await chat.Answer.Locator(".text").InnerTextAsync();
        await chat.ReleaseAnswersAsync();
        await chat.ExpectState("done");
        var whole = await chat.Answer.Locator(".text").InnerTextAsync();
        Assert.StartsWith("A golden set is a versioned list of questions", whole);
        Assert.True(early.Length < whole.Length, $"{early.Length} characters were all there at once");

        await chat.Chips.First.ClickAsync();
        var citation = await FirstCitationAsync(chat.Page);
        Assert.Equal(citation.GetProperty("text").GetString(), await chat.Source.Locator("blockquote").InnerTextAsync());
        await Expect(chat.Source.GetByRole(AriaRole.Heading)).ToContainTextAsync("Nondeterminism and evaluation");
        await Expect(chat.Source).ToContainTextAsync("The golden set");
    }

    [BrowserFact]
    public async Task Stop_replaces_send_and_keeps_the_partial_answer()
    {
        await using var chat = await browser.OpenAsync(session: """{"mode":"Offline","history":"browser"}""");
        await chat.HoldAnswersAsync();
        await chat.Question.FillAsync(Question);
        var place = await BoxAsync(chat.Send);
        await chat.Send.ClickAsync();
        await Expect(chat.Send).ToHaveAccessibleNameAsync("Stop");
        Assert.Equal(place, await BoxAsync(chat.Send));
        await Expect(chat.Answer.Locator(".text")).Not.ToBeEmptyAsync();

        await chat.Send.ClickAsync();

        await chat.ExpectState("stopped");
        await Expect(chat.Send).ToBeFocusedAsync();
        await Expect(chat.Send).ToHaveAccessibleNameAsync("Send");
        await Expect(chat.Answer.Locator(".note")).ToContainTextAsync("Stopped.");
        await Expect(chat.Chips).ToHaveCountAsync(0);
        await chat.ReleaseAnswersAsync();
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
        await chat.ExpectState("done");
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task An_off_topic_question_is_rejected_with_the_covered_topics()
    {
        await using var chat = await browser.OpenAsync();

        await chat.AskAsync("What is the capital of France?");

        await Expect(chat.Answer).ToContainTextAsync("I found nothing about this in my documents");
        await Expect(chat.Answer.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(14);
        await Expect(chat.Chips).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_reload_keeps_the_conversation_and_new_chat_clears_it()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync(Question);
        var answer = await chat.Answer.Locator(".text").InnerTextAsync();

        await chat.Page.ReloadAsync();

        await Expect(chat.Page.Locator(".question")).ToContainTextAsync(Question);
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync(answer, new() { UseInnerText = true });
        await chat.Chips.First.ClickAsync();
        await Expect(chat.Source.Locator("blockquote")).ToContainTextAsync("A golden set is");

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await Expect(chat.Source).ToBeHiddenAsync();
        await Expect(chat.Page.Locator("#welcome")).ToBeVisibleAsync();
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_suggestion_is_sent_on_click_and_a_follow_up_continues()
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Which DNS zones does a Foundry account need?" }).ClickAsync();
        await chat.ExpectState("done");
        await Expect(chat.Answer).ToContainTextAsync("privatelink.cognitiveservices.azure.com");
        var sent = chat.Page.WaitForRequestAsync("**/api/chat");

        await chat.AskAsync("And why?");

        var body = JsonSerializer.Deserialize<JsonElement>((await sent).PostData!);
        Assert.Equal(
            ["user", "assistant", "user"],
            body.GetProperty("messages").EnumerateArray().Select(turn => turn.GetProperty("role").GetString())
        );
        Assert.True(Guid.TryParse(body.GetProperty("conversationId").GetString(), out _));
        await Expect(chat.Answer).ToContainTextAsync("zone");
    }

    [BrowserFact]
    public async Task Copy_writes_the_answer_to_the_clipboard()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync(Question);

        var copied = await chat.CopiedAsync(async () =>
        {
            await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
            await Expect(chat.Answer.Locator(".copy")).ToHaveTextAsync("Copied");
        });

        Assert.StartsWith("A golden set is", copied);
    }

    // The same question has the same sources, so a second request tells what the panel must show.
    private static async Task<JsonElement> FirstCitationAsync(IPage page)
    {
        var answer = await page.APIRequest.PostAsync(
            new Uri(new Uri(page.Url), "/api/chat").ToString(),
            new() { DataObject = new { messages = new[] { new { role = "user", content = Question } } } }
        );
        var meta = (await answer.TextAsync()).Split("\n\n")[0].Split("data: ")[1];
        return JsonSerializer.Deserialize<JsonElement>(meta).GetProperty("citations")[0];
    }

    private static async Task<(float X, float Y)> BoxAsync(ILocator locator)
    {
        var box = (await locator.BoundingBoxAsync())!;
        return (box.X, box.Y);
    }
}
