using System.Text;
using App.Chunking;
using App.Documents;
using App.Formats;

namespace App.Tests.Formats;

public sealed class TextReaderTests
{
    [Fact]
    public void Plain_text_has_paragraphs_and_lists_but_no_headings()
    {
        var chunk = Assert.Single(
            Chunks(
                new PlainTextReader(),
                "notes.txt",
                "First line\nsecond line\n\n# no heading\n=====\n\n- an item\n- another\n    indented"
            )
        );

        Assert.Equal(("notes.txt", ""), (chunk.Title, chunk.Heading));
        Assert.Equal("First line\nsecond line\n\n\\# no heading\n\\=====\n\n- an item\n- another\nindented", chunk.Text);
    }

    [Fact]
    public void Front_matter_is_not_part_of_the_text() =>
        Assert.Equal("Body.", Assert.Single(Chunks(new MarkdownReader(), "d.md", "---\ntitle: x\n---\n\nBody.")).Text);

    [Fact]
    public void A_text_that_begins_with_a_horizontal_rule_is_kept() =>
        Assert.Equal("Body.", Assert.Single(Chunks(new MarkdownReader(), "d.md", "---\n\nBody.")).Text);

    [Fact]
    public void UTF_16_with_a_byte_order_mark_is_read() =>
        Assert.Equal(
            "Zürich 서울",
            new PlainTextReader()
                .Read(new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Zürich 서울")]))
                .Pages[0]
                .Markdown
        );

    [Theory]
    [InlineData("See ![a map](https://x.example/a.png \"t\") here.", "See a map here.")]
    [InlineData("See [![a map](https://x.example/a.png)](https://x.example) here.", "See [a map](https://x.example) here.")]
    [InlineData("- item ![x](y)\n- other", "- item x\n- other")]
    [InlineData("| a | ![x](y) |\n|---|---|\n| 1 | 2 |", "| a | x |\n|---|---|\n| 1 | 2 |")]
    [InlineData("Seen <!-- hidden --> text.", "Seen  text.")]
    [InlineData("Seen <img src=x onerror=y> text.", "Seen  text.")]
    [InlineData("<!-- hidden -->\n\nSeen.", "Seen.")]
    [InlineData("<div><p>Seen.</p><script>x()</script></div>", "Seen.")]
    [InlineData("`![x](y)` is code.", "`![x](y)` is code.")]
    public void Images_become_their_description_and_hidden_Markdown_is_left_out(string markdown, string expected) =>
        Assert.Equal(expected, Assert.Single(Chunks(new MarkdownReader(), "d.md", markdown)).Text);

    private static IReadOnlyList<Chunk> Chunks(IDocumentReader reader, string id, string text) =>
        MarkdownChunker.Chunk(Sources.Document(id), reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));
}
