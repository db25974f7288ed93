using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class FaultTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Question = "What is throttling?";

    [BrowserFact]
    public async Task A_lost_connection_shows_a_message_and_a_retry_works()
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
    public async Task Rate_limited_questions_wait_for_Retry_After()
    {
        await using var chat = await browser.OpenAsync();
        chat.ExpectedErrors.Add("429");
        // The clock stands still between the steps, however slow the machine is.
        await chat.Clock.InstallAsync();
        await chat.Clock.PauseAtAsync(DateTime.UtcNow.AddHours(1));
        await chat.Page.RouteAsync("**/api/chat", route => route.FulfillAsync(
                new()
                {
                    Status = 429,
                    ContentType = "application/problem+json",
                    Headers = new Dictionary<string, string> { ["Retry-After"] = "7" },
                    Body = """{"detail":"Too many questions at once; try again in 7 s."}""",
                }
            ));

        await chat.StartAsync(Question);

        await chat.ExpectState("failed");
        await Expect(chat.Answer).ToContainTextAsync("You have sent too many questions in a short time.");
        var again = chat.Answer.Locator(".note button");
        await Expect(again).ToHaveTextAsync("Ask again in 7 seconds");
        await Expect(again).ToBeDisabledAsync();
        await chat.Clock.RunForAsync(5_000);
        await Expect(again).ToHaveTextAsync("Ask again in 2 seconds");
        await Expect(again).ToBeDisabledAsync();

        await chat.Clock.RunForAsync(3_000);

        await Expect(again).ToHaveTextAsync("Ask again");
        await Expect(chat.Announcer).ToHaveTextAsync("You can ask again now.");
        await chat.ScriptAsync(ScriptedAnswer.Done("Now it works."));
        await again.ClickAsync();
        await chat.ExpectState("done");
    }

    [BrowserFact]
    public async Task A_rejected_request_shows_the_reason()
    {
        await using var chat = await browser.OpenAsync();
        chat.ExpectedErrors.Add("400");
        await chat.Page.RouteAsync("**/api/chat", route => route.FulfillAsync(
                new()
                {
                    Status = 400,
                    ContentType = "application/problem+json",
                    Body = """{"errors":{"messages":["holds 60 messages, at most 50 are allowed; start a new chat"]}}""",
                }
            ));

        await chat.StartAsync(Question);

        await chat.ExpectState("failed");
        await Expect(chat.Answer).ToContainTextAsync("at most 50 are allowed");
        await Expect(chat.Button("Ask again")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Every_error_has_a_message_and_a_button_only_if_a_retry_helps()
    {
        (string Code, bool Retryable, string Words, string? Button)[] errors =
        [
            ("throttled", true, "The service is busy.", "Ask again"),
            ("budget", false, "This question leaves no room for sources.", "Edit the question"),
            ("timeout", true, "The answer took too long.", "Ask again"),
            ("not_allowed", false, "The app has no access to its model.", null),
            ("model_failed", true, "because of a server error", "Ask again"),
            ("incomplete", true, "The answer ended before it was complete.", "Ask again"),
            ("search_unavailable", true, "The documents cannot be searched now", "Ask again"),
            ("new_code", true, "Words of the server.", "Ask again"),
        ];
        await using var chat = await browser.OpenAsync();
        foreach (var (i, (code, retryable, words, button)) in errors.Index())
        {
            await chat.AskScriptedAgainAsync(
                ScriptedAnswer.Failed(
                    new
                    {
                        code,
                        message = "Words of the server.",
                        retryable,
                    },
                    $"Half an {code}"
                ),
                i + 1,
                "failed"
            );

            await Expect(chat.Answer.Locator(".note")).ToContainTextAsync(words);
            await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync($"Half an {code}");
            await Expect(chat.Answer.Locator(".note button")).ToHaveTextAsync(button is null ? [] : [button]);
        }
    }

    [BrowserFact]
    public async Task A_filtered_answer_shows_the_reason_and_a_contact()
    {
        (string Category, string Words)[] reasons =
        [
            ("violence", "because it may contain violence"),
            ("self_harm", "because it may contain self-harm"),
            ("unknown", "A content filter stopped this. Rephrase the question"),
        ];
        await using var chat = await browser.OpenAsync(
            session: """{"mode":"Azure","history":"browser","contact":"mailto:help@example.com"}"""
        );
        foreach (var (i, (category, words)) in reasons.Index())
        {
            var error = new
            {
                code = "filtered",
                message = "x",
                retryable = false,
                category,
                withdrawn = true,
            };
            await chat.AskScriptedAgainAsync(ScriptedAnswer.Failed(error, $"What was said of {category}."), i + 1, "failed");

            await Expect(chat.Answer.Locator(".note")).ToContainTextAsync(words);
            await Expect(chat.Answer.Locator(".note a")).ToHaveAttributeAsync("href", "mailto:help@example.com");
            await Expect(chat.Answer.Locator(".text")).ToBeHiddenAsync();
            await chat.Answer.GetByText("Show the withdrawn text").ClickAsync();
            await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync($"What was said of {category}.");
            await chat.Answer.Locator(".note").GetByRole(AriaRole.Button, new() { Name = "Edit the question" }).ClickAsync();
            await Expect(chat.Page.GetByLabel("The question, edited")).ToBeFocusedAsync();
            await chat.Page.Keyboard.PressAsync("Escape");
        }
    }

    [BrowserTheory]
    [InlineData("https://example.com/help", 1)]
    [InlineData("javascript:alert(1)", 0)]
    [InlineData("http://example.com/help", 0)]
    public async Task Only_a_safe_contact_is_linked(string contact, int links)
    {
        await using var chat = await browser.OpenAsync(session: $$"""{"mode":"Offline","history":"browser","contact":"{{contact}}"}""");
        await Expect(chat.Page.Locator(".mode")).ToHaveTextAsync("Offline mode");

        await Expect(chat.Page.Locator("#disclosure a")).ToHaveCountAsync(links);
    }

    [BrowserFact]
    public async Task A_broken_stream_is_shown_as_incomplete()
    {
        (string Stream, string Message)[] broken =
        [
            ("event: meta\ndata: {\"citations\":[]}\n\nevent: delta\ndata: {\"text\":\"Half\"}\n\n", "The connection ended"),
            ("event: error\ndata: {\"message\":\"The answer broke off.\"}\n\n", "The answer broke off."),
            ("event: delta\ndata: {no json}\n\n", "The connection ended"),
        ];
        await using var chat = await browser.OpenAsync();
        foreach (var (i, (stream, message)) in broken.Index())
        {
            await chat.AskScriptedAgainAsync(stream, i + 1, "failed");

            await Expect(chat.Answer.Locator(".note")).ToContainTextAsync(message);
        }
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
}
