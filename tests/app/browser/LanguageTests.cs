using System.Text.RegularExpressions;
using CommandLine;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed partial class LanguageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static string Page => Checkout.At("app", "wwwroot");

    [BrowserTheory]
    [InlineData("ko-KR", "ko", "Azure의 AI 워크로드, 무엇이든 물어보세요")]
    [InlineData("en-GB", "en", "Ask about AI workloads on Azure")]
    [InlineData("fr-FR", "en", "Ask about AI workloads on Azure")]
    public async Task The_page_uses_the_language_of_the_browser(string locale, string language, string title)
    {
        await using var chat = await browser.OpenAsync(locale: locale);

        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(chat.Page.Locator("#welcome-title")).ToHaveTextAsync(title);
    }

    [BrowserFact]
    public async Task The_language_switch_changes_all_texts_and_is_stored()
    {
        await using var chat = await browser.OpenAsync(session: """{"mode":"Offline","history":"browser"}""");
        await chat.AskAsync("What belongs in a golden set?");
        await chat.Chips.First.ClickAsync();

        await chat.Button("한국어").ClickAsync();

        await Expect(chat.Page).ToHaveTitleAsync("AI 워크로드 길잡이");
        await Expect(chat.Page.Locator(".mode")).ToHaveTextAsync("오프라인 모드");
        await Expect(chat.Answer.Locator(".sources h3")).ToHaveTextAsync("출처");
        await Expect(chat.Source.Locator("dt").First).ToHaveTextAsync("정렬 기준");
        await Expect(chat.Button("English")).ToHaveAttributeAsync("lang", "en");
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "ko");
        await chat.Button("English").ClickAsync();
        await Expect(chat.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [BrowserFact]
    public async Task Refusals_and_waits_are_shown_in_Korean()
    {
        await using var chat = await browser.OpenAsync(locale: "ko-KR");
        await chat.Page.Locator("#question").FillAsync("What is the capital of France?");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.ExpectState("done");
        await Expect(chat.Answer).ToContainTextAsync("문서에서 관련 내용을 찾지 못해 추측하지 않겠습니다.");
        await Expect(chat.Answer.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(14);

        var throttled = new
        {
            code = "throttled",
            message = "Too many requests.",
            retryable = true,
            retryAfterSeconds = 300,
        };
        await chat.ScriptAsync(ScriptedAnswer.Failed(throttled));
        await chat.Page.Locator("#question").FillAsync("다시");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.ExpectState("failed");
        await Expect(chat.Answer.Locator(".note")).ToContainTextAsync("지금 질문이 많이 몰려 있습니다.");
        await Expect(chat.Answer.Locator(".note button")).ToHaveTextAsync("5분 후 다시 질문");
    }

    [BrowserFact]
    public async Task Both_languages_have_the_same_keys_and_no_empty_texts()
    {
        await using var chat = await browser.OpenAsync();

        var shapes = await chat.Page.EvaluateAsync<string[][]>(
            """
            async () => {
              const shape = (value, path) => typeof value === 'object'
                ? Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`))
                : [`${path}: ${typeof value}${typeof value === 'function' ? value.length : ''}`];
              const words = (value) => typeof value === 'object'
                ? Object.values(value).flatMap(words)
                : [typeof value === 'function' ? value(3, 3) : value];
              const [en, ko] = await Promise.all(['en', 'ko'].map(async (name) => (await import(`/js/text.${name}.js`)).default));
              return [shape(en, ''), shape(ko, ''), words(en), words(ko)];
            }
            """
        );

        Assert.Equal(shapes[0], shapes[1]);
        Assert.All(shapes[2].Concat(shapes[3]), words => Assert.NotEqual("", words.Trim()));
        Assert.InRange(shapes[0].Length, 100, 300);
        var same = shapes[2].Zip(shapes[3]).Where(pair => pair.First == pair.Second).Select(pair => pair.First);
        // The bundled documents are English, so questions to quote from them are.
        Assert.All(same, words => Assert.True(words == "Azure" || words.EndsWith('?'), words));
    }

    [BrowserFact]
    public async Task All_texts_are_in_the_language_files()
    {
        await using var chat = await browser.OpenAsync(session: """{"mode":"Azure","history":"browser","contact":"https://example.com"}""");
        var english = await File.ReadAllTextAsync(Path.Combine(Page, "js", "text.en.js"));
        // A later test in the same process could get this script from memory.
        chat.IsReusable = false;
        await chat.Page.RouteAsync("**/js/text.en.js", route =>
            route.FulfillAsync(
                new()
                {
                    ContentType = "text/javascript",
                    Body = Literal()
                        .Replace(english, text => text.Value[0] == '`' ? $"`⟦{text.Value[1..^1]}⟧`" : $"'⟦{text.Value[1..^1]}⟧'"),
                }
            )
        );
        await chat.Page.ReloadAsync();
        await Expect(chat.Page.Locator("#welcome-title")).ToContainTextAsync("⟦");
        Assert.Empty(await BareWordsAsync(chat.Page));

        await chat.ScriptAsync(
            ScriptedAnswer.Done(
                "```\nx\n```\n\n|a|\n|-|\n|b|\n\nSaid [1] [9].",
                [ScriptedAnswer.Citation(1, page: 2, source: "https://e.example")],
                [1],
                [9]
            )
        );
        await chat.Page.Locator("#question").FillAsync("Q");
        await chat.Page.Keyboard.PressAsync("Enter");
        await chat.ExpectState("done");
        await chat.Answer.Locator(".chip").ClickAsync();
        await chat.Answer.Locator(".thumb.down").ClickAsync();
        await chat.Page.Locator(".edit").ClickAsync();
        Assert.Empty(await BareWordsAsync(chat.Page));
        await chat.Page.Locator("#open-conversations").ClickAsync();
        await chat.Page.Locator(".clear button").ClickAsync();
        Assert.Empty(await BareWordsAsync(chat.Page));
        await chat.Page.Keyboard.PressAsync("Escape");

        object[] errors =
        [
            new
            {
                code = "filtered",
                category = "hate",
                withdrawn = true,
            },
            new { code = "throttled", retryAfterSeconds = 9 },
        ];
        foreach (var error in errors)
        {
            await chat.ScriptAsync(ScriptedAnswer.Failed(error, "x"));
            await chat.Page.Locator("#question").FillAsync("Q");
            await chat.Page.Keyboard.PressAsync("Enter");
            await chat.ExpectState("failed");
            Assert.Empty(await BareWordsAsync(chat.Page));
        }
    }

    [BrowserFact]
    public async Task Every_script_is_preloaded()
    {
        var html = await File.ReadAllTextAsync(Path.Combine(Page, "index.html"));
        var scripts = Directory
            .GetFiles(Path.Combine(Page, "js"), "*.js", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Page, file).Replace('\\', '/'))
            .Where(file => file is not ("js/main.js" or "js/text.en.js" or "js/text.ko.js"));

        var preloaded = Preload().Matches(html).Select(match => match.Groups[1].Value);

        Assert.Equal(scripts.Order(StringComparer.Ordinal), preloaded.Order(StringComparer.Ordinal));
    }

    /// <summary>Visible or announced texts that are neither from the language file nor content.</summary>
    private static Task<string[]> BareWordsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => {
              const content = '.text, .words, #source blockquote, #source .heading, #source dd, #source-title, ' +
                '.sources .title, .sources .heading, .number, .choose, #language, noscript, script, .chip';
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const node = walker.currentNode;
                const isContent = node.parentElement.closest(content) && !node.parentElement.matches('figcaption *');
                if (/\p{L}/u.test(node.data) && !node.data.includes('⟦') && !isContent) found.push(node.data.trim());
              }
              for (const node of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
                for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                  const words = node.getAttribute(name) ?? '';
                  if (/\p{L}/u.test(words) && !words.includes('⟦') && !node.matches('.chip')) found.push(`${name}: ${words}`);
                }
              if (!document.title.includes('⟦')) found.push(document.title);
              return found;
            }
            """
        );

    [GeneratedRegex(@"(?<=[:(\[,?+]\s|=> |\n\s{4}[?:] )('(?:[^'\\]|\\.)*'|`[^`]*`)")]
    private static partial Regex Literal();

    [GeneratedRegex("rel=\"modulepreload\" href=\"([^\"]+)\"")]
    private static partial Regex Preload();
}
