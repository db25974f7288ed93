using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using App.Documents;
using App.Formats;

namespace App.Chunking;

/// <summary>Splits a document at headings and pages, and long sections between blocks.</summary>
internal static partial class MarkdownChunker
{
    /// <summary>Short enough to read in the side panel.</summary>
    public const int MaximumLength = 1_000;

    /// <summary>
    /// Code and tables stay whole up to this length. With title and headings this is at most 7,600 bytes, so at most as many tokens;
    /// embedding models accept 8,191.
    /// </summary>
    public const int LongestBlock = 2_000;

    private const int LongestTitle = 200;
    private const int LongestPath = 300;

    public static IReadOnlyList<Chunk> Chunk(SourceDocument document, string markdown) => Chunk(document, DocumentText.Of(markdown));

    public static IReadOnlyList<Chunk> Chunk(SourceDocument document, DocumentText text, CancellationToken cancellationToken = default)
    {
        var blocks = text.Pages.SelectMany(MarkdownBlocks.Of).Select(WithAnchor).Where(block => block.Text.Length > 0).ToArray();
        var first = Array.Find(blocks, IsTop);
        // A single top heading is the title. Several top headings are chapters; then the metadata can have the title.
        var title = blocks.Count(IsTop) == 1 ? first!.Text : text.Title ?? first?.Text ?? Path.GetFileName(document.Id);
        var headings = new List<MarkdownBlock>();
        var section = new List<MarkdownBlock>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var chunks = new List<Chunk>();

        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (block.Page != section.FirstOrDefault()?.Page || block.Is == MarkdownBlock.Kind.Heading)
                Close();
            if (block.Is != MarkdownBlock.Kind.Heading)
            {
                section.Add(block);
                continue;
            }

            headings.RemoveAll(above => above.Heading >= block.Heading);
            if (block != first || block.Text != title)
                headings.Add(block);
        }

        Close();
        return chunks;

        void Close()
        {
            var path = Cut(string.Join(" › ", headings.Select(heading => heading.Text)), LongestPath);
            foreach (var part in Pack(section))
            {
                cancellationToken.ThrowIfCancellationRequested();
                chunks.Add(
                    new Chunk
                    {
                        Id = UniqueId($"{document.Id}#{Anchor(headings, path, section[0].Page)}"),
                        Title = Cut(title, LongestTitle),
                        Heading = path,
                        Text = part,
                        Page = section[0].Page,
                        IsSuspicious = InjectedInstruction.IsIn(part) || InjectedInstruction.IsIn(path) || InjectedInstruction.IsIn(title),
                        Source = document,
                        ContentHash = Documents.Chunk.HashOf(part),
                    }
                );
            }

            section.Clear();
        }

        // The second part of "Step" must differ from a section called "Step 2".
        string UniqueId(string id)
        {
            var unique = id;
            for (var count = 2; !used.Add(unique); count++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
            return unique;
        }
    }

    private static IEnumerable<string> Pack(IEnumerable<MarkdownBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks.SelectMany(BlockSplitter.Split))
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

    private static bool IsTop(MarkdownBlock block) => block.Heading == 1;

    // A translation names its sections as the original does: "## 비용 {#cost}".
    private static MarkdownBlock WithAnchor(MarkdownBlock block) =>
        block.Is == MarkdownBlock.Kind.Heading && GivenAnchor().Match(block.Text) is { Success: true } given
            ? block with
            {
                Text = block.Text[..given.Index],
                Anchor = given.Groups["anchor"].Value,
            }
            : block;

    private static string Anchor(IReadOnlyList<MarkdownBlock> headings, string path, int? page) =>
        path.Length == 0 && page is { } number ? string.Create(CultureInfo.InvariantCulture, $"page-{number}")
        : headings.Any(heading => heading.Anchor is not null)
            ? string.Join('-', headings.Select(heading => heading.Anchor ?? Slug(heading.Text)))
        : Slug(path);

    [GeneratedRegex(@"\s*\{#(?<anchor>[a-z0-9-]{1,100})\}\s*$")]
    private static partial Regex GivenAnchor();

    private static string Slug(string text)
    {
        var slug = string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        return string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Cut(string text, int most)
    {
        text = text.Trim();
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + '…';
    }
}
