using Microsoft.Playwright;
using static App.Browser.Tests.ScriptedAnswer;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class CitationTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Passage =
        "Tokens are counted per minute. A deployment that is asked for more answers with 429. Wait as long as it says.";

    [BrowserFact]
    public async Task A_quoted_sentence_is_highlighted_in_its_source()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync("What belongs in a golden set?");

        await chat.Chips.First.ClickAsync();

        var mark = await chat.Source.Locator("mark").First.InnerTextAsync();
        var answer = await chat.Answer.Locator(".text").InnerTextAsync();
        Assert.StartsWith("A golden set is a versioned list of questions", mark);
        Assert.StartsWith(mark.TrimEnd('.'), answer);
        await Expect(chat.Source).ToContainTextAsync("Marked: the part that the answer uses.");
    }

    [BrowserTheory]
    [InlineData("A deployment asked for more will answer with 429 [1].", "A deployment that is asked for more answers with 429.")]
    [InlineData("First this. **Wait** as long as it says. [1]", "Wait as long as it says.")]
    [InlineData("Something that stands nowhere in there [1].", null)]
    public async Task Only_a_similar_sentence_is_highlighted(string answer, string? marked)
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(Done(answer, [Citation(1, text: Passage)], [1]));

        await chat.Chips.First.ClickAsync();

        await Expect(chat.Source.Locator("blockquote")).ToHaveTextAsync(Passage);
        await Expect(chat.Source.Locator("mark")).ToHaveTextAsync(marked is null ? [] : [marked]);
    }

    [BrowserFact]
    public async Task The_panel_shows_page_and_ranking_and_links_a_web_source()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(
            Done(
                "A [1] b [2].",
                [Citation(1, page: 12, source: "https://example.com/guide.pdf"), Citation(2, source: "javascript:alert(1)")],
                [1, 2]
            )
        );

        await chat.Chips.First.ClickAsync();

        await Expect(chat.Source.Locator("dl")).ToHaveTextAsync("Page12Ranked bymeaning and wordsPassageGuide#1");
        await Expect(chat.Source.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://example.com/guide.pdf#page=12");
        await Expect(chat.Source.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await chat.Chips.Last.ClickAsync();
        await Expect(chat.Source.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await Expect(chat.Chips.First).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(chat.Chips.Last).ToHaveAttributeAsync("aria-expanded", "true");
    }

    [BrowserFact]
    public async Task Ten_passages_of_three_documents_are_three_sources()
    {
        await using var chat = await browser.OpenAsync();
        var citations = Enumerable.Range(1, 10).Select(number => Citation(number, $"Guide {number % 3}", $"Part {number}")).ToArray();
        var answer = string.Concat(Enumerable.Range(1, 10).Select(number => $"Said [{number}]. "));
        await chat.AskScriptedAsync(Done(answer, citations, [.. Enumerable.Range(1, 10)]));

        await Expect(chat.Answer.Locator(".sources .title")).ToHaveTextAsync(["Guide 1", "Guide 2", "Guide 0"]);
        await Expect(chat.Answer.Locator(".sources button")).ToHaveCountAsync(10);
        await chat.Answer.Locator(".sources li").Nth(1).GetByRole(AriaRole.Button).Nth(1).ClickAsync();
        await Expect(chat.Source.Locator(".heading")).ToHaveTextAsync("Part 5");
    }

    [BrowserFact]
    public async Task Markers_of_sources_that_do_not_exist_are_removed_and_counted()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(Done("True [1]. Made up [7]. Code `a[7]`.\n\n- also [8]", [Citation(1)], [1], invented: [7, 8]));

        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("True 1. Made up. Code a[7].also");
        await Expect(chat.Answer.Locator(".note")).ToHaveTextAsync("2 citations in this answer had no source and were removed.");
        await chat.Page.ReloadAsync();
        await Expect(chat.Answer.Locator(".text")).ToHaveTextAsync("True 1. Made up. Code a[7].also");
    }

    [BrowserTheory]
    [InlineData("Azure", "stop", 1)]
    [InlineData("Offline", "stop", 0)]
    [InlineData("Azure", "refused", 0)]
    public async Task An_answer_without_citations_shows_a_notice(string mode, string finishReason, int notes)
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(Done("So it is.", mode: mode, finishReason: finishReason));

        await Expect(chat.Answer.GetByText("This answer has no source.")).ToHaveCountAsync(notes);
    }

    [BrowserFact]
    public async Task A_truncated_answer_shows_a_notice()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(Done("So it is [1]", [Citation(1)], [1], finishReason: "length"));

        await Expect(chat.Answer.Locator(".note")).ToHaveTextAsync("The answer reached the maximum length and ends here.");
    }
}
