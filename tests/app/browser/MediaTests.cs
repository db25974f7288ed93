using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class MediaTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserTheory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1600)]
    public async Task No_content_is_cut_off_at_any_width(int width)
    {
        await using var chat = await browser.OpenAsync(width: width);
        await chat.AskAsync("Which DNS zones does a Foundry account need?");
        await chat.Chips.First.ClickAsync();

        var fits = await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");
        Assert.True(fits, $"scrolls sideways at {width} px");
        var panel = (await chat.Source.BoundingBoxAsync())!;
        Assert.InRange(panel.X, 0, width);
        Assert.InRange(panel.X + panel.Width, 0, width);
    }

    [BrowserFact]
    public async Task A_phone_shows_the_page_from_the_top()
    {
        await using var chat = await browser.OpenAsync(width: 320, height: 568);
        await Expect(chat.Question).ToBeFocusedAsync();

        await Expect(chat.Page.Locator("#welcome-title")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [BrowserFact]
    public async Task A_printed_page_has_the_conversation_and_no_buttons()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync("What belongs in a golden set?");
        await chat.Chips.First.ClickAsync();

        await chat.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var hidden in new[] { "#composer", ".tools", ".actions", "#source", ".edit" })
            await Expect(chat.Page.Locator(hidden).First).ToBeHiddenAsync();
        await Expect(chat.Answer.Locator(".text")).ToBeVisibleAsync();
        await Expect(chat.Answer.Locator(".sources")).ToBeVisibleAsync();
        await Expect(chat.Page.Locator("#disclosure")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Reduced_motion_disables_animations()
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await chat.HoldAnswersAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");

        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }

    [BrowserFact]
    public async Task Forced_colours_keep_the_borders_of_controls()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync("What belongs in a golden set?");

        await chat.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        foreach (var pressed in new[] { ".chip", "#send", ".sources .number" })
        {
            var border = await chat.Page.Locator(pressed).First.EvaluateAsync<string>("node => getComputedStyle(node).borderTopStyle");
            Assert.Equal("solid", border);
        }
    }
}
