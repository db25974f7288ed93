using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Repository.Tests.Pages;

/// <summary>A Markdown file of the repository, parsed as GitHub does.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private readonly MarkdownDocument _document;

    private MarkdownPage(string file, string text)
    {
        File = file;
        Text = text;
        _document = Markdown.Parse(text, Pipeline);
    }

    public string File { get; }
    public string Text { get; }

    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    /// <summary>Targets of links and pictures, as written.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? "");

    /// <summary>Texts of paragraphs and list items; cells of tables are not among them.</summary>
    public IEnumerable<string> Paragraphs =>
        _document
            .Descendants<ParagraphBlock>()
            .Where(paragraph => paragraph.Parent is not TableCell)
            .Select(paragraph => Text.Substring(paragraph.Span.Start, paragraph.Span.Length));

    /// <summary>Pieces of text between markup; code is not among them.</summary>
    public IEnumerable<string> Sentences => _document.Descendants<LiteralInline>().Select(text => text.Content.ToString());

    public IEnumerable<string> ShellBlocks => Blocks(isShell: true);

    /// <summary>Blocks in no shell language, such as the output of a command.</summary>
    public IEnumerable<string> OtherBlocks => Blocks(isShell: false);

    /// <summary>Lines of shell blocks, without comments.</summary>
    public IEnumerable<string> ShellLines =>
        ShellBlocks.SelectMany(block => block.Split('\n')).Select(line => line.Split(" #")[0].Trim()).Where(line => line.Length > 0);

    public IEnumerable<string> CodeSpans => _document.Descendants<CodeInline>().Select(code => code.Content);

    private IEnumerable<string> Blocks(bool isShell) =>
        _document
            .Descendants<FencedCodeBlock>()
            .Where(block => (block.Info is "sh" or "bash") == isShell)
            .Select(block => block.Lines.ToString());

    public static MarkdownPage Read(string file) => new(file, Checkout.Read(file));

    public static MarkdownPage Of(string file, string text) => new(file, text);

    /// <summary>Pages for users and contributors: documents that the app quotes, and prompts, are data.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
        Checkout
            .TrackedFiles.Where(file =>
                file.EndsWith(".md")
                && !file.StartsWith("app/knowledge/")
                && !file.StartsWith("app/prompts/")
                && !file.StartsWith("tools/evaluation/golden/")
            )
            .Select(Read)
            .ToList();
}
