using App.Documents;
using App.Formats;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace App.Chunking;

/// <summary>Splits Markdown into blocks, without hidden text and pictures.</summary>
internal static class MarkdownBlocks
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <exception cref="RejectedDocumentException">The text is nested too deeply.</exception>
    public static IEnumerable<MarkdownBlock> Of(PageText page)
    {
        var markdown = page.Markdown.ReplaceLineEndings("\n");
        return Parse(markdown).SelectMany(block => Of(block, markdown, page.Number));
    }

    private static MarkdownDocument Parse(string markdown)
    {
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        // Markdig's guard against exhausting the stack.
        catch (ArgumentException tooDeep)
        {
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                "Quotes, lists or marks are nested too deeply; simplify the text",
                tooDeep
            );
        }
    }

    private static IEnumerable<MarkdownBlock> Of(Block block, string markdown, int? page) =>
        block switch
        {
            HeadingBlock heading => [new MarkdownBlock(MarkdownBlock.Kind.Heading, PlainText(heading.Inline), page, heading.Level)],
            HtmlBlock html => IsComment(html) ? [] : Of(new PageText(page, HtmlReader.FragmentToMarkdown(Slice(markdown, html)))),
            ThematicBreakBlock or LinkReferenceDefinitionGroup => [],
            CodeBlock => [new MarkdownBlock(MarkdownBlock.Kind.Code, Slice(markdown, block), page)],
            Table => [new MarkdownBlock(MarkdownBlock.Kind.Table, Visible(markdown, block), page)],
            ListBlock => [new MarkdownBlock(MarkdownBlock.Kind.List, Visible(markdown, block), page)],
            _ => [new MarkdownBlock(MarkdownBlock.Kind.Prose, Visible(markdown, block), page)],
        };

    // A picture is replaced by its description: a model could be led to fetch it, and the page shows none.
    private static string Visible(string markdown, Block block)
    {
        var text = Slice(markdown, block);
        var parts = block is LeafBlock { Inline: { } inlines } ? inlines.Descendants() : block.Descendants();
        var unseen = parts
            .Select(part =>
                part switch
                {
                    LinkInline { IsImage: true } image => (part.Span, Text: PlainText(image)),
                    HtmlInline inline when IsUnseen(inline.Tag) => (part.Span, Text: ""),
                    HtmlBlock html when IsComment(html) => (part.Span, Text: ""),
                    _ => (Span: SourceSpan.Empty, Text: ""),
                }
            )
            .Where(found => !found.Span.IsEmpty && found.Span.Start >= block.Span.Start && found.Span.End <= block.Span.End)
            .OrderByDescending(found => found.Span.Start);
        var least = int.MaxValue;
        foreach (var (span, replacement) in unseen)
            if (span.End < least)
            {
                text = string.Concat(
                    text.AsSpan(0, span.Start - block.Span.Start),
                    replacement,
                    text.AsSpan(span.End + 1 - block.Span.Start)
                );
                least = span.Start;
            }

        return text.Trim();
    }

    // The span of an unclosed fence goes beyond the end.
    private static string Slice(string markdown, Block block) =>
        markdown[Math.Clamp(block.Span.Start, 0, markdown.Length)..Math.Clamp(block.Span.End + 1, 0, markdown.Length)];

    private static bool IsComment(HtmlBlock html) => html.Type == HtmlBlockType.Comment;

    private static bool IsUnseen(string tag) =>
        tag.StartsWith("<!--", StringComparison.Ordinal) || tag.StartsWith("<img", StringComparison.OrdinalIgnoreCase);

    private static string PlainText(ContainerInline? inline) =>
        string.Concat(
            (inline?.Descendants() ?? []).Select(part =>
                part switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    LineBreakInline => " ",
                    _ => "",
                }
            )
        );
}
