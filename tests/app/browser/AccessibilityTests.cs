using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class AccessibilityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Session = """{"mode":"Offline","history":"browser","contact":"https://example.com/help"}""";
    private const string Question = "What metrics describe the quality of an answer?";

    [BrowserTheory(NeedsAxe = true)]
    [InlineData(1280, "en-US")]
    [InlineData(360, "ko-KR")]
    public async Task Axe_reports_no_violation_in_any_state_of_the_page(int width, string locale)
    {
        await using var chat = await browser.OpenAsync(width: width, locale: locale, session: Session);
        await ExpectNoViolationsAsync(chat.Page, "welcome");

        await chat.HoldAnswersAsync();
        await AskAsync(chat, Question);
        await chat.ExpectState("running");
        await AskAsync(chat, "What is RAG?");
        await Expect(chat.Page.Locator("#queued")).ToBeVisibleAsync();
        await ExpectNoViolationsAsync(chat.Page, "answering, with a question waiting");
        await chat.Page.Locator("#unqueue").ClickAsync();
        await chat.ReleaseAnswersAsync();
        await chat.ExpectState("done");
        await ExpectNoViolationsAsync(chat.Page, "answered");

        await chat.Chips.First.ClickAsync();
        await Expect(chat.Source).ToBeVisibleAsync();
        await ExpectNoViolationsAsync(chat.Page, "source");
        await chat.Page.Keyboard.PressAsync("Escape");

        await chat.Answer.Locator(".thumb.down").ClickAsync();
        await ExpectNoViolationsAsync(chat.Page, "feedback");
        await chat.Page.Locator(".edit").ClickAsync();
        await ExpectNoViolationsAsync(chat.Page, "editing");
        await chat.Page.Keyboard.PressAsync("Escape");

        await chat.Page.Locator("#open-conversations").ClickAsync();
        await chat.Page.Locator(".remove").ClickAsync();
        await ExpectNoViolationsAsync(chat.Page, "conversations");
        await chat.Page.Keyboard.PressAsync("Escape");

        await AskAsync(chat, "What is the capital of France?");
        await chat.ExpectState("done");
        await ExpectNoViolationsAsync(chat.Page, "refused");
        await AskAsync(chat, "Why should the app use a managed identity?");
        await Expect(chat.Page.Locator(".sources")).ToHaveCountAsync(2);
        await ExpectNoViolationsAsync(chat.Page, "two answers");
    }

    [BrowserTheory(NeedsAxe = true)]
    [InlineData(1280, "en-US")]
    [InlineData(360, "ko-KR")]
    public async Task Axe_reports_no_violation_in_model_output_and_error_states(int width, string locale)
    {
        await using var chat = await browser.OpenAsync(width: width, locale: locale, session: Session);
        await ScriptAndAskAsync(
            chat,
            ScriptedAnswer.Done(
                """
                ### Kinds

                A **model** [1] with `code`, a [link](https://example.com) and more [7].

                | Kind | Cost |
                |:--|--:|
                | Small | 1 |

                1. One
                   - Two

                ```csharp
                var x = 1;
                ```

                > Said.

                # Last
                """,
                [ScriptedAnswer.Citation(1)],
                [1],
                [7],
                finishReason: "length"
            ),
            "done"
        );
        await ExpectNoViolationsAsync(chat.Page, "rich answer");

        await ScriptAndAskAsync(chat, ScriptedAnswer.Done("No source."), "done");
        await ExpectNoViolationsAsync(chat.Page, "no source");

        var filtered = new
        {
            code = "filtered",
            category = "hate",
            withdrawn = true,
            retryable = false,
        };
        await ScriptAndAskAsync(chat, ScriptedAnswer.Failed(filtered, "Gone."), "failed");
        await ExpectNoViolationsAsync(chat.Page, "filtered");
        await chat.Answer.Locator("summary").ClickAsync();
        await ExpectNoViolationsAsync(chat.Page, "filtered, text shown");

        var throttled = new
        {
            code = "throttled",
            retryable = true,
            retryAfterSeconds = 60,
        };
        await ScriptAndAskAsync(chat, ScriptedAnswer.Failed(throttled), "failed");
        await ExpectNoViolationsAsync(chat.Page, "throttled");

        chat.ExpectedErrors.Add("net::ERR_FAILED");
        await chat.Page.UnrouteAsync("**/api/chat");
        await chat.Page.RouteAsync("**/api/chat", route => route.AbortAsync());
        await AskAsync(chat, Question);
        await chat.ExpectState("failed");
        await ExpectNoViolationsAsync(chat.Page, "unreachable");
    }

    [BrowserFact(NeedsAxe = true)]
    public async Task Axe_reports_violations_of_an_inaccessible_page()
    {
        var page = await browser.OpenBlankAsync();
        await page.SetContentAsync(
            """
            <html><head><style>@media (prefers-color-scheme: dark) { a { color: #333; background: #222 } }</style></head>
            <body><img src="data:,"><input><button></button><p style="color:#bbb;background:#fff">Faint</p><a href="/">Dark</a></body>
            </html>
            """
        );

        var found = await Axe.ViolationsAsync(page);

        Assert.Superset(
            new HashSet<string> { "button-name", "color-contrast", "html-has-lang", "image-alt", "label" },
            found.Where(line => line.StartsWith("Light ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).ToHashSet()
        );
        Assert.Contains(found, line => line.StartsWith("Dark color-contrast ", StringComparison.Ordinal) && line.Contains("Dark</a>"));
        Assert.DoesNotContain(found, line =>
            line.StartsWith("Light color-contrast ", StringComparison.Ordinal) && line.Contains("Dark</a>")
        );
        await page.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("Offline", "Offline mode", "without a language model")]
    [InlineData("Azure", "Azure", "Answers are written by AI from the documents and can be wrong: check the cited sources.")]
    public async Task The_page_shows_the_mode_of_the_answers(string mode, string label, string disclosure)
    {
        await using var chat = await browser.OpenAsync(session: $$"""{"mode":"{{mode}}","history":"browser"}""");

        await Expect(chat.Page.Locator(".mode")).ToHaveTextAsync(label);
        await Expect(chat.Page.Locator("#disclosure")).ToContainTextAsync(disclosure);
    }

    [BrowserFact]
    public async Task A_screen_reader_announces_the_start_and_the_whole_answer_once()
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.EvaluateAsync(
            """
            () => {
              window.heard = [];
              const region = document.querySelector('[role=status]');
              new MutationObserver(() => heard.push(region.textContent)).observe(region,
                { childList: true, characterData: true, subtree: true });
            }
            """
        );

        await chat.AskAsync("What is RAG?");

        var heard = await chat.Page.EvaluateAsync<string[]>("() => heard");
        Assert.Equal(2, heard.Length);
        Assert.Equal("Answering.", heard[0]);
        Assert.StartsWith("The pattern is called retrieval-augmented generation, or RAG.", heard[1]);
    }

    // By place, because labels differ by language.
    private static async Task AskAsync(ChatPage chat, string question)
    {
        await chat.Page.Locator("#question").FillAsync(question);
        await chat.Page.Locator("#question").PressAsync("Enter");
    }

    private static async Task ScriptAndAskAsync(ChatPage chat, string stream, string state)
    {
        await chat.ScriptAsync(stream);
        await AskAsync(chat, Question);
        await chat.ExpectState(state);
    }

    private static async Task ExpectNoViolationsAsync(IPage page, string state)
    {
        var found = await Axe.ViolationsAsync(page);
        Assert.True(found.Count == 0, $"{state}: {string.Join("; ", found)}");
    }
}
