using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private const string Question = "What metrics describe the quality of an answer?";

    [BrowserTheory(NeedsAxe = true)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Axe_finds_nothing_in_any_state_of_the_page(ColorScheme colors, int width)
    {
        await using var chat = await browser.OpenAsync(colors, width);
        Assert.Empty(await ViolationsAsync(chat.Page));

        await chat.StartAsync(Question);
        await chat.ExpectState("running");
        Assert.Empty(await ViolationsAsync(chat.Page));

        await chat.ExpectState("done");
        Assert.Empty(await ViolationsAsync(chat.Page));

        await chat.Chips.First.ClickAsync();
        await Expect(chat.Source).ToBeVisibleAsync();
        Assert.Empty(await ViolationsAsync(chat.Page));
        await chat.Page.Keyboard.PressAsync("Escape");

        await chat.AskAsync("What is the capital of France?");
        Assert.Empty(await ViolationsAsync(chat.Page));

        chat.ExpectedErrors.Add("net::ERR_FAILED");
        await chat.Page.RouteAsync("**/api/chat", route => route.AbortAsync());
        await chat.StartAsync(Question);
        await chat.ExpectState("failed");
        Assert.Empty(await ViolationsAsync(chat.Page));
    }

    [BrowserFact(NeedsAxe = true)]
    public async Task Axe_finds_the_faults_of_a_spoiled_page()
    {
        var page = await browser.OpenBlankAsync();
        await page.SetContentAsync(
            """<html><body><img src="data:,"><input><button></button><p style="color:#bbb;background:#fff">Faint</p></body></html>""");

        var found = await ViolationsAsync(page);

        Assert.Superset(new HashSet<string> { "button-name", "color-contrast", "html-has-lang", "image-alt", "label" }, found.ToHashSet());
        await page.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("Embedded", "Embedded mode", "without a language model")]
    [InlineData("Azure", "Azure", "Answers are written by AI from the documents and can be wrong: check the cited sources.")]
    public async Task The_page_says_who_answers(string mode, string label, string disclosure)
    {
        await using var chat = await browser.OpenAsync(session: $$"""{"mode":"{{mode}}","history":"browser"}""");

        await Expect(chat.Page.Locator(".mode")).ToHaveTextAsync(label);
        await Expect(chat.Page.Locator("#disclosure")).ToContainTextAsync(disclosure);
    }

    [BrowserFact]
    public async Task Everything_works_with_the_keyboard_alone()
    {
        await using var chat = await browser.OpenAsync();
        var keyboard = chat.Page.Keyboard;
        await Expect(chat.Question).ToBeFocusedAsync();
        await keyboard.TypeAsync(Question);
        await keyboard.PressAsync("Enter");
        await chat.ExpectState("running");
        await keyboard.PressAsync("Escape");
        await chat.ExpectState("stopped");
        await Expect(chat.Question).ToBeFocusedAsync();

        await keyboard.PressAsync("Shift+Tab");
        await Expect(chat.Answer.Locator(".retry")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await chat.ExpectState("done");
        await Expect(chat.Question).ToBeFocusedAsync();

        var first = chat.Chips.First;
        while (!await first.EvaluateAsync<bool>("chip => chip === document.activeElement || document.activeElement === document.body"))
            await keyboard.PressAsync("Shift+Tab");
        await Expect(first).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(chat.Source.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await Expect(chat.Page.GetByRole(AriaRole.Button, new() { Name = "Close the source" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await Expect(chat.Source).ToBeHiddenAsync();
        await Expect(first).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_screen_reader_hears_the_start_and_the_whole_answer_once()
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.EvaluateAsync(
            """
            () => {
              window.heard = [];
              const region = document.querySelector('[role=status]');
              new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
            }
            """);

        await chat.AskAsync("What is RAG?");

        var heard = await chat.Page.EvaluateAsync<string[]>("() => heard");
        Assert.Equal(2, heard.Length);
        Assert.Equal("Answering.", heard[0]);
        Assert.StartsWith("The pattern is called retrieval-augmented generation, or RAG.", heard[1]);
    }

    [BrowserTheory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1600)]
    public async Task Nothing_is_cut_off_at_any_width(int width)
    {
        await using var chat = await browser.OpenAsync(width: width);
        await chat.AskAsync("Which DNS zones does a Foundry account need?");
        await chat.Chips.First.ClickAsync();

        Assert.True(await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"scrolls sideways at {width} px");
        var panel = (await chat.Source.BoundingBoxAsync())!;
        Assert.InRange(panel.X, 0, width);
        Assert.InRange(panel.X + panel.Width, 0, width);
    }

    // The page forbids inline script, so the checker is evaluated by the debugger, not added to the page.
    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Tools.AxeCore));
        var result = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(({ id, nodes }) => ({ id, html: nodes[0].html }))");
        return [.. result.EnumerateArray().Select(violation => violation.GetProperty("id").GetString()!)];
    }
}
