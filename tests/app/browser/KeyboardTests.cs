using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class KeyboardTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Question = "What metrics describe the quality of an answer?";

    [BrowserFact]
    public async Task All_actions_work_with_the_keyboard()
    {
        await using var chat = await browser.OpenAsync();
        var keyboard = chat.Page.Keyboard;
        await Expect(chat.Question).ToBeFocusedAsync();
        await chat.HoldAnswersAsync();
        await keyboard.TypeAsync(Question);
        await keyboard.PressAsync("Enter");
        await chat.ExpectState("running");
        await keyboard.PressAsync("Escape");
        await chat.ExpectState("stopped");
        await chat.ReleaseAnswersAsync();
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
    public async Task Escape_closes_a_form_then_stops_an_answer_then_closes_the_source()
    {
        await using var chat = await browser.OpenAsync();
        await chat.AskAsync(Question);
        await chat.Chips.First.ClickAsync();
        await chat.HoldAnswersAsync();
        await chat.StartAsync("What belongs in a golden set?");
        await chat.ExpectState("running");
        await chat.Button("Edit the question").First.FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");

        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Page.GetByLabel("The question, edited")).ToHaveCountAsync(0);
        await Expect(chat.Source).ToBeVisibleAsync();
        await chat.Page.Keyboard.PressAsync("Escape");
        await chat.ExpectState("stopped");
        await Expect(chat.Source).ToBeVisibleAsync();

        await chat.Page.Keyboard.PressAsync("Escape");

        await Expect(chat.Source).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_skip_link_leads_past_the_conversation()
    {
        await using var chat = await browser.OpenAsync();
        await chat.Page.Locator("#language").FocusAsync();

        await chat.Page.Keyboard.PressAsync("Shift+Tab");

        var skip = chat.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the question" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Question).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task The_focused_element_is_visible_and_has_a_focus_outline()
    {
        await using var chat = await browser.OpenAsync(width: 360, height: 640);
        await chat.AskAsync(Question);
        await chat.Page.EvaluateAsync("() => { scrollTo(0, 0); document.activeElement.blur(); }");
        var seen = new HashSet<string>();

        for (var step = 0; step < 40; step++)
        {
            await chat.Page.Keyboard.PressAsync("Tab");
            var focus = await chat.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const node = document.activeElement;
                  if (node === document.body) return ['', 'seen'];
                  const box = node.getBoundingClientRect();
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                  const ring = getComputedStyle(node).outlineStyle !== 'none' || node.id === 'question';
                  return [node.outerHTML.slice(0, 120), (node === top || node.contains(top)) && ring ? 'seen' : 'hidden'];
                }
                """
            );
            Assert.True(focus[1] == "seen", focus[0]);
            if (!seen.Add(focus[0]) && focus[0].Length == 0)
                break;
        }

        Assert.InRange(seen.Count, 10, 40);
    }
}
