using App.Chunking;
using App.Documents;
using App.Messages;
using App.Retrieval;

namespace App.Tests.Grounding;

public sealed class CitationTests
{
    [Theory]
    [InlineData("https://handbook.example/a.pdf", true)]
    [InlineData("http://handbook.example/a.pdf", true)]
    [InlineData("https://documents.blob.core.windows.net/documents/a.pdf", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("a.pdf", false)]
    public void Only_web_addresses_are_returned_as_links_to_the_original(string address, bool isShown)
    {
        var citation = Citation.For([Passage("a.pdf", document => document with { Uri = address })]).Single();

        Assert.Equal(isShown ? address : null, citation.Source);
    }

    [Fact]
    public void Sources_are_numbered_in_order_and_have_their_page()
    {
        var passage = Passage("a.pdf", document => document);

        var citations = Citation.For([passage, passage with { Chunk = passage.Chunk with { Page = 7 }, Score = 0.12345 }]);

        Assert.Equal([(1, null), (2, 7)], citations.Select(citation => (citation.Number, citation.Page)));
        Assert.Equal(0.123, citations[1].Score);
        Assert.Equal("Text.", citations[1].Text);
    }

    private static Passage Passage(string id, Func<SourceDocument, SourceDocument> change) =>
        new(MarkdownChunker.Chunk(change(Sources.Document(id)), "# Title\n\n## Part\n\nText.").Single(), 1, 1);
}
