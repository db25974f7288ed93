using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class FaultTests(BrowserFixture browser)
{
    private const string Question = "What is throttling?";

    [BrowserFact]
    public async Task A_lost_server_gives_a_message_and_asking_again_works()
    {
        await using var chat = await browser.OpenAsync();
        chat.ExpectedErrors.Add("net::ERR_FAILED");
        await chat.Page.RouteAsync("**/api/chat", route => route.AbortAsync());

        await chat.StartAsync(Question);
        await chat.ExpectState("failed");
        await Expect(chat.Answer).ToContainTextAsync("The server could not be reached.");

        await chat.Page.UnrouteAsync("**/api/chat");
        await chat.Answer.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
        await chat.ExpectState("done");
        await Expect(chat.Page.Locator(".turn")).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task A_refused_request_shows_the_reason_of_the_server()
    {
        await using var chat = await browser.OpenAsync();
        chat.ExpectedErrors.Add("429");
        await chat.Page.RouteAsync("**/api/chat", route => route.FulfillAsync(new()
        {
            Status = 429,
            ContentType = "application/problem+json",
            Body = """{"detail":"Too many questions at once; try again in 7 s."}""",
        }));

        await chat.StartAsync(Question);

        await chat.ExpectState("failed");
        await Expect(chat.Answer).ToContainTextAsync("try again in 7 s");
    }

    [BrowserTheory]
    [InlineData("event: meta\ndata: {\"citations\":[]}\n\nevent: delta\ndata: {\"text\":\"Half\"}\n\n", "The connection broke off")]
    [InlineData("event: error\ndata: {\"message\":\"The answer broke off.\"}\n\n", "The answer broke off.")]
    public async Task A_broken_stream_is_shown_as_incomplete(string stream, string message)
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.RouteAsync("**/api/chat", route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = stream }));

        await chat.StartAsync(Question);

        await chat.ExpectState("failed");
        await Expect(chat.Answer.Locator(".note")).ToContainTextAsync(message);
    }

    [BrowserFact]
    public async Task Markup_in_a_question_is_shown_as_text()
    {
        const string markup = "<img src=x onerror=alert(1)><script>alert(2)</script> <b>What</b> is throttling?";
        await using var chat = await browser.OpenAsync();

        await chat.AskAsync(markup);

        await Expect(chat.Page.Locator(".question")).ToContainTextAsync(markup);
        await Expect(chat.Page.Locator("main").Locator("img, script, b")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Markup_images_and_unsafe_links_in_an_answer_do_nothing()
    {
        const string answer = """
            <img src='https://evil.example/a.png'> ![secret](https://evil.example/leak?q=1) [press](javascript:alert(1)) [data](data:text/html,x) [good](https://learn.microsoft.com) **bold** `<i>`
            """;
        await using var chat = await browser.OpenAsync();
        await chat.Page.RouteAsync("**/api/chat", route => route.FulfillAsync(new()
        {
            ContentType = "text/event-stream",
            Body = $"event: meta\ndata: {{\"citations\":[]}}\n\nevent: delta\ndata: {System.Text.Json.JsonSerializer.Serialize(new { text = answer })}\n\n" +
                "event: done\ndata: {\"finishReason\":\"stop\",\"cited\":[]}\n\n",
        }));

        await chat.AskAsync(Question);

        var text = chat.Answer.Locator(".text");
        await Expect(text).ToHaveTextAsync("<img src='https://evil.example/a.png'> secret press data good bold <i>");
        await Expect(text.Locator("img, i, script")).ToHaveCountAsync(0);
        await Expect(text.Locator("a")).ToHaveCountAsync(1);
        await Expect(text.Locator("a")).ToHaveAttributeAsync("href", "https://learn.microsoft.com");
        await Expect(text.Locator("strong")).ToHaveTextAsync("bold");
    }
}
