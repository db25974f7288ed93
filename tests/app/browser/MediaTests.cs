using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class MediaTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [BrowserFact]
    public async Task No_content_is_cut_off_at_any_width()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync("Which DNS zones does a Foundry account need?");
        foreach (var width in new[] { 320, 360, 768, 1600 })
        {
            await chat.Page.SetViewportSizeAsync(width, 820);
            await chat.Chips.First.ClickAsync();
            await Expect(chat.Source).ToBeVisibleAsync();

            var fits = await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth");
            Assert.True(fits, $"scrolls sideways at {width} px");
            var panel = (await chat.Source.BoundingBoxAsync())!;
            Assert.InRange(panel.X, 0, width);
            Assert.InRange(panel.X + panel.Width, 0, width);
            await chat.Page.Keyboard.PressAsync("Escape");
            await Expect(chat.Source).ToBeHiddenAsync();
        }
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
        await chat.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        var goOn = new TaskCompletionSource();
        await chat.Page.RouteAsync("**/api/chat", async route =>
        {
            await goOn.Task;
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = ScriptedAnswer.Done("So it is.") });
        });
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");
        Assert.NotEqual(0, await chat.Page.EvaluateAsync<int>("document.getAnimations().length"));

        await chat.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });

        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("document.getAnimations().length"));
        goOn.SetResult();
        await chat.ExpectState("done");
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
