using App.Chunking;
using App.Documents;

namespace App.Tests.Chunking;

public sealed class MarkdownChunkerTests
{
    private const string Document = """
        # The guide

        Before any heading.

        ## First `part`

        One paragraph.

        - an item
        - another

        ### Detail

        Deep text.

        ## Second part

        Last text.
        """;

    private static readonly SourceDocument Guide = Sources.Document("guide.md");
    private static readonly IReadOnlyList<Chunk> Chunks = MarkdownChunker.Chunk(Guide, Document);

    [Fact]
    public void Each_heading_starts_a_chunk() =>
        Assert.Equal(
            [
                ("", "Before any heading."),
                ("First part", "One paragraph.\n\n- an item\n- another"),
                ("First part › Detail", "Deep text."),
                ("Second part", "Last text."),
            ],
            Chunks.Select(chunk => (chunk.Heading, chunk.Text))
        );

    [Fact]
    public void Every_chunk_has_its_source_and_heading()
    {
        Assert.All(Chunks, chunk =>
        {
            Assert.Equal("The guide", chunk.Title);
            Assert.Same(Guide, chunk.Source);
            Assert.Equal(Chunk.CurrentPipelineVersion, chunk.PipelineVersion);
        });
        // sha256 of "Last text."
        Assert.Equal("95ef243d", Chunks[3].ContentHash[..8]);
    }

    [Fact]
    public void A_change_in_one_section_keeps_the_ids_of_the_others()
    {
        var edited = MarkdownChunker.Chunk(
            Guide,
            Document.Replace("One paragraph.", "Rewritten.\n\n" + string.Concat(Enumerable.Repeat("More. ", 300)))
        );

        Assert.Equal(
            ["guide.md#", "guide.md#first-part", "guide.md#first-part-detail", "guide.md#second-part"],
            Chunks.Select(chunk => chunk.Id)
        );
        Assert.Equal(Chunks[3], edited[^1]);
        Assert.Equal(Chunks[2], edited[^2]);
        Assert.NotEqual(Chunks[1].ContentHash, edited[1].ContentHash);
    }

    [Fact]
    public void A_long_section_is_split_between_paragraphs_without_loss()
    {
        var paragraphs = Enumerable.Range(0, 12).Select(i => $"Paragraph {i} {new string('x', 300)}").ToArray();

        var chunks = MarkdownChunker.Chunk(Sources.Document("long.md"), "# Long\n\n## Part\n\n" + string.Join("\n\n", paragraphs));

        Assert.Equal(["long.md#part", "long.md#part-2", "long.md#part-3", "long.md#part-4"], chunks.Select(chunk => chunk.Id));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Text.Length, 1, MarkdownChunker.MaximumLength));
        Assert.Equal(paragraphs, chunks.SelectMany(chunk => chunk.Text.Split("\n\n")));
    }

    [Fact]
    public void Two_sections_with_the_same_name_get_different_ids() =>
        Assert.Equal(
            ["d.md#same", "d.md#same-2"],
            MarkdownChunker.Chunk(Sources.Document("d.md"), "## Same\n\nA.\n\n## Same\n\nB.").Select(chunk => chunk.Id)
        );

    [Fact]
    public void A_hash_inside_code_is_not_a_heading() =>
        Assert.Equal(
            "```sh\n# not a heading\n```",
            MarkdownChunker.Chunk(Sources.Document("d.md"), "## Code\n\n```sh\n# not a heading\n```").Single().Text
        );

    [Fact]
    public void Line_endings_do_not_change_the_chunks() =>
        Assert.Equal(Chunks, MarkdownChunker.Chunk(Guide, Document.ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("")]
    [InlineData("# Only a title")]
    [InlineData("\n\n## Empty\n\n## Also empty\n")]
    public void Text_without_content_gives_no_chunk(string markdown) =>
        Assert.Empty(MarkdownChunker.Chunk(Sources.Document("d.md"), markdown));
}
