using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace App.Browser.Tests;

public sealed class MarkdownTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly (string Markdown, string Html)[] Elements =
    [
        ("# A\n\n### B", "<h3>A</h3><h4>B</h4>"),
        ("## A\n\n# B", "<h3>A</h3><h3>B</h3>"),
        (
            "a *b* **c** ~~d~~ `e` snake_case_name 2 * 3",
            "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code> snake_case_name 2 * 3</p>"
        ),
        ("***a***", "<p><strong><em>a</em></strong></p>"),
        ("**\"따옴표\"**는", "<p><strong>\"따옴표\"</strong>는</p>"),
        ("a\nb  \nc", "<p>a b  <br>c</p>"),
        ("- a\n  - b\n    1. c\n- d", "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>"),
        ("3. a\n\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
        ("> a\n> b", "<blockquote><p>a b</p></blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ("\\*a\\* &amp; <b>", "<p>*a* &amp;amp; &lt;b&gt;</p>"),
        ("see [1] and [2]", "<p>see [1] and [2]</p>"),
    ];

    [BrowserFact]
    public async Task Markdown_becomes_elements()
    {
        await using var chat = await browser.OpenAsync();

        var rendered = await RenderAsync(chat.Page, Elements.Select(each => each.Markdown));

        Assert.Equal(Elements.Select(each => each.Html), rendered);
    }

    [BrowserFact]
    public async Task A_table_has_a_head_and_scrolls_by_itself()
    {
        await using var chat = await browser.OpenAsync(width: 320);

        await chat.AskScriptedAsync(ScriptedAnswer.Done("| a | b |\n|:--|--:|\n| 1 | `x\\|y` |\n| " + new string('w', 200) + " |"));

        await Expect(chat.Answer.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["a", "b"]);
        await Expect(chat.Answer.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["1", "x|y", new string('w', 200), ""]);
        await Expect(chat.Answer.GetByRole(AriaRole.Columnheader).Last).ToHaveClassAsync("right");
        Assert.True(await chat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task Code_names_its_language_and_is_copied_as_written()
    {
        const string code = "if (a[1] < b) {\n    return \"<i>\";\n}";
        await using var chat = await browser.OpenAsync();

        await chat.AskScriptedAsync(ScriptedAnswer.Done($"So:\n\n```csharp\n{code}\n```"));

        await Expect(chat.Answer.Locator("figcaption")).ToContainTextAsync("csharp");
        var copied = await chat.CopiedAsync(async () =>
        {
            await chat.Button("Copy the code").ClickAsync();
            await Expect(chat.Announcer).ToHaveTextAsync("Copied");
        });
        Assert.Equal(code, copied);
    }

    [BrowserFact]
    public async Task A_growing_answer_redraws_only_its_last_block()
    {
        await using var chat = await browser.OpenAsync();

        var counts = await chat.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const { markdownView } = await import('/js/markdown/markdown.js');
              const paragraph = (at) => `Paragraph ${at} says **something** about the ${at}th thing.`;
              const text = Array.from({ length: 150 }, (_, at) => paragraph(at)).join('\n\n');
              const root = document.createElement('div');
              const view = markdownView(root);
              let made = 0;
              const create = document.createElement;
              document.createElement = function (name) { made++; return create.call(document, name); };
              let first;
              try {
                for (let end = 20; end < text.length + 20; end += 20) {
                  view.show(text.slice(0, end));
                  first ??= root.firstChild;
                  if (end === 80) first = root.firstChild;
                }
              } finally { delete document.createElement; }
              const elements = root.querySelectorAll('*').length;
              return [made, Math.ceil(text.length / 20), elements, Number(root.firstChild === first), root.children.length];
            }
            """
        );

        var (made, steps, elements) = (counts[0], counts[1], counts[2]);
        Assert.Equal([300, 1, 150], counts[2..]);
        // Each step may render a paragraph with its emphasis and complete one; rendering all again takes steps * elements / 2.
        Assert.InRange(made, elements, steps * 4);
    }

    [BrowserFact]
    public async Task Incremental_rendering_equals_full_rendering()
    {
        const string text =
            "# T\n\nOne **two** [1].\n\n- a\n\n- b\n  - c\n\n1. x\n\n2. y\n\n"
            + "| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet x;\n\nlet y;\n```\n> q\n\nEnd [2](https://a.example/b_(c)).";
        await using var chat = await browser.OpenAsync();

        var drawn = await chat.Page.EvaluateAsync<string[]>(
            """
            async (text) => {
              const { markdownView, render } = await import('/js/markdown/markdown.js');
              const whole = document.createElement('div');
              whole.append(render(text));
              return [whole.innerHTML, ...[1, 7].map((piece) => {
                const pieces = document.createElement('div');
                const view = markdownView(pieces);
                for (let end = piece; end < text.length + piece; end += piece) view.show(text.slice(0, end));
                return pieces.innerHTML;
              })];
            }
            """,
            text
        );

        Assert.Equal([drawn[0], drawn[0]], drawn[1..]);
        Assert.Contains("<td class=\"left\">2</td>", drawn[0], StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Rendering_takes_linear_time_and_has_a_nesting_limit()
    {
        string[] pieces =
        [
            "*a ",
            "**",
            "[",
            "[a](",
            "![",
            "`a``b",
            ">",
            "- ",
            "- a\n",
            "  - a\n",
            "[1]",
            "https://",
            "|a",
            "|a|b|\n|-|-|\n",
            "```\n",
            "~~a",
            "_a*b_",
            " ",
            "\\",
        ];
        await using var chat = await browser.OpenAsync();

        var measured = await chat.Page.EvaluateAsync<double[][]>(
            """
            async (pieces) => {
              const { tokens } = await import('/js/markdown/tokens.js');
              const { blocks } = await import('/js/markdown/blocks.js');
              const { render } = await import('/js/markdown/markdown.js');
              const repeated = (piece, length) => piece.repeat(Math.ceil(length / piece.length));
              const time = (text) => {
                const start = performance.now();
                tokens(text);
                blocks(text.split('\n'));
                return performance.now() - start;
              };
              const depth = (node) => 1 + Math.max(0, ...[...node.childNodes].map(depth));
              return pieces.map((piece) => {
                const text = repeated(piece, 160_000);
                return [Math.min(time(text), time(text), time(text)), depth(render(repeated(piece, 16_000)))];
              });
            }
            """,
            pieces
        );

        Assert.All(measured.Zip(pieces), found =>
        {
            // Ten times the longest answer takes about 50 ms; quadratic code takes much longer than this limit.
            Assert.True(found.First[0] < 3_000, $"{found.Second} takes {found.First[0]} ms");
            Assert.True(found.First[1] < 40, $"{found.Second} nests {found.First[1]} deep");
        });
    }

    private static Task<string[]> RenderAsync(IPage page, IEnumerable<string> texts) =>
        page.EvaluateAsync<string[]>(
            """
            async (texts) => {
              const { render } = await import('/js/markdown/markdown.js');
              return texts.map((markdown) => {
                const root = document.createElement('div');
                root.append(render(markdown));
                return root.innerHTML;
              });
            }
            """,
            texts
        );
}
