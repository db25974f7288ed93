using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

/// <summary>What users of chat pages expect.</summary>
public sealed class ConveniencesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task An_expired_sign_in_is_shown_and_the_redirect_is_not_followed()
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.RouteAsync("**/api/chat", route => route.FulfillAsync(
                new()
                {
                    Status = 302,
                    Headers = new Dictionary<string, string> { ["Location"] = "https://login.example.com/authorize" },
                }
            ));

        await chat.StartAsync("What is it?");

        await chat.ExpectState("failed");
        await Expect(chat.Answer).ToContainTextAsync("Your sign-in has expired.");
        await Expect(chat.Button("Sign in again")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Arrow_up_in_an_empty_box_edits_the_last_question()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(ScriptedAnswer.Done("An answer."));

        await chat.Question.PressAsync("ArrowUp");

        await Expect(chat.Page.GetByLabel("The question, edited")).ToBeFocusedAsync();
        await Expect(chat.Page.GetByLabel("The question, edited")).ToHaveValueAsync("What is it?");
    }

    [BrowserFact]
    public async Task A_copy_names_the_cited_sources()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(ScriptedAnswer.Done("It is so [1].", [ScriptedAnswer.Citation(1, source: "https://x.example/a")], [1]));

        Assert.Equal(
            "It is so [1].\n\n[1] Guide › Part <https://x.example/a>",
            await chat.CopiedAsync(() => chat.Button("Copy").ClickAsync())
        );
    }

    [BrowserFact]
    public async Task A_source_opens_at_its_page_or_its_words()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskScriptedAsync(
            ScriptedAnswer.Done(
                "One [1]. Two [2].",
                [
                    ScriptedAnswer.Citation(1, page: 12, source: "https://x.example/a.pdf"),
                    ScriptedAnswer.Citation(2, text: "**Note:** Visitors register at gate seven.", source: "https://x.example/b"),
                ],
                [1, 2]
            )
        );

        await chat.Chips.First.ClickAsync();
        await Expect(chat.Source.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://x.example/a.pdf#page=12");
        await chat.Chips.Last.ClickAsync();
        await Expect(chat.Source.GetByRole(AriaRole.Link))
            .ToHaveAttributeAsync("href", "https://x.example/b#:~:text=Visitors%20register%20at%20gate%20seven.");
    }

    [BrowserFact]
    public async Task A_conversation_is_renamed_found_and_exported()
    {
        await using var chat = await browser.OpenAsync();
        foreach (var question in new[] { "Alpha", "Beta", "Gamma", "Delta", "Epsilon", "What is it?" })
        {
            await chat.Page.UnrouteAllAsync();
            await chat.ScriptAsync(ScriptedAnswer.Done("It is so [1].", [ScriptedAnswer.Citation(1)], [1]));
            await chat.Button("New chat").ClickAsync();
            await chat.AskAsync(question);
        }

        await chat.Button("Conversations").ClickAsync();
        await chat.Button("Rename “What is it?”").ClickAsync();
        await chat.Page.GetByLabel("New title").FillAsync("Gate seven");
        await chat.Button("Rename").ClickAsync();
        await Expect(chat.Titles.First).ToHaveTextAsync("Gate seven");
        await chat.Page.GetByLabel("Search conversations").FillAsync("GATE wh\u00E2t");
        await Expect(chat.Titles.Filter(new() { Visible = true })).ToHaveTextAsync(["Gate seven"]);

        var markdown = await DownloadAsync(chat, "Markdown");
        Assert.Equal("# Gate seven\n\n## What is it?\n\nIt is so [1].\n\n[1] Guide › Part\n", markdown);
        var turns = JsonDocument.Parse(await DownloadAsync(chat, "JSON")).RootElement.GetProperty("turns");
        Assert.Equal("A passage.", turns[1].GetProperty("sources")[0].GetProperty("text").GetString());
    }

    [BrowserFact]
    public async Task A_button_leads_to_the_end_of_a_long_conversation()
    {
        await using var chat = await browser.OpenAsync(width: 390, height: 420);
        await chat.AskScriptedAsync(ScriptedAnswer.Done(string.Join("\n\n", Enumerable.Range(1, 60).Select(i => $"Paragraph {i}."))));
        await chat.Page.EvaluateAsync("() => scrollTo({ top: 0 })");

        await chat.Button("Go to the end").ClickAsync();

        await Expect(chat.Page.GetByText("Paragraph 60.", new() { Exact = true })).ToBeInViewportAsync();
        await Expect(chat.Page.Locator("#to-end")).ToBeHiddenAsync();
    }

    /// <summary>A phone with its keyboard open.</summary>
    [BrowserFact]
    public async Task The_footer_leaves_most_of_a_small_page_to_the_conversation()
    {
        await using var chat = await browser.OpenAsync(width: 390, height: 420);

        var height = await chat.Page.EvaluateAsync<double>("() => document.querySelector('footer').getBoundingClientRect().height");

        Assert.InRange(height, 40, 420 * 0.3);
    }

    [BrowserFact]
    public async Task On_touch_screens_Enter_makes_a_new_line()
    {
        var page = await browser.OpenBlankAsync(
            new()
            {
                HasTouch = true,
                IsMobile = true,
                ViewportSize = new() { Width = 390, Height = 800 },
            }
        );
        await page.GotoAsync(browser.Address);
        var question = page.GetByLabel("Your question");
        await question.FillAsync("One");

        await question.PressAsync("Enter");

        await Expect(question).ToHaveValueAsync("One\n");
        await Expect(question).ToHaveAttributeAsync("enterkeyhint", "enter");
        await page.CloseAsync();
    }

    private static async Task<string> DownloadAsync(ChatPage chat, string button)
    {
        var download = await chat.Page.RunAndWaitForDownloadAsync(() => chat.Button(button).ClickAsync());
        await using var content = await download.CreateReadStreamAsync();
        return await new StreamReader(content).ReadToEndAsync();
    }
}
