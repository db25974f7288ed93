using System.Security.Cryptography;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace App.Ingestion;

/// <summary>Cuts a Markdown document along its headings, and long sections between their blocks.</summary>
internal static class MarkdownChunker
{
    public const int PipelineVersion = 1;

    /// <summary>Long enough for a thought, short enough to read in the side panel. A single longer block stays whole.</summary>
    public const int MaximumLength = 1_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static IReadOnlyList<Chunk> Chunk(SourceDocument document, string markdown)
    {
        markdown = markdown.ReplaceLineEndings("\n");
        var title = document.Id;
        var headings = new List<(int Level, string Text)>();
        var section = new List<string>();
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        var chunks = new List<Chunk>();

        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            if (block is not HeadingBlock heading)
            {
                section.Add(markdown.Substring(block.Span.Start, block.Span.Length).Trim());
                continue;
            }

            Close();
            if (heading.Level == 1)
            {
                title = PlainText(heading);
                headings.Clear();
                continue;
            }

            headings.RemoveAll(above => above.Level >= heading.Level);
            headings.Add((heading.Level, PlainText(heading)));
        }

        Close();
        return chunks;

        void Close()
        {
            var path = string.Join(" › ", headings.Select(heading => heading.Text));
            foreach (var text in Pack(section))
                chunks.Add(new Chunk
                {
                    Id = UniqueId($"{document.Id}#{Slug(path)}"),
                    Title = title,
                    Heading = path,
                    Text = text,
                    Source = document,
                    ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
                });
            section.Clear();
        }

        string UniqueId(string id)
        {
            var count = used[id] = used.GetValueOrDefault(id) + 1;
            return count == 1 ? id : $"{id}-{count}";
        }
    }

    private static IEnumerable<string> Pack(IEnumerable<string> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks.Where(block => block.Length > 0))
        {
            if (text.Length > 0 && text.Length + block.Length + 2 > MaximumLength)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(text.Length > 0 ? "\n\n" : "").Append(block);
        }

        if (text.Length > 0)
            yield return text.ToString();
    }

    private static string PlainText(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }));

    private static string Slug(string text)
    {
        var slug = string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        return string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
