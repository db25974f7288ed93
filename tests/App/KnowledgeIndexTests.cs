using App.Embedded;
using App.Ingestion;

namespace App.Tests;

public sealed class KnowledgeIndexTests
{
    [Theory]
    [InlineData("When should I prefer a discriminative model?", "choosing-a-model.md#generative-and-discriminative-models")]
    [InlineData("Why does grounding data need an index of its own?", "grounding-data.md#why-grounding-data-needs-an-index-of-its-own")]
    [InlineData("Which DNS zones does a Foundry account need?", "private-networking.md#name-resolution")]
    [InlineData("What belongs in a golden set?", "evaluation.md#the-golden-set")]
    [InlineData("How do I defend against prompt injection?", "application-security.md#prompt-injection")]
    [InlineData("Can I compare vectors of two embedding models?", "model-life-cycle.md#embedding-models-are-special")]
    public async Task The_passage_that_answers_comes_first(string question, string expected)
    {
        var passages = await Sources.Bundled.FindAsync(question);

        Assert.Equal(expected, passages[0].Chunk.Id);
        Assert.Equal(passages.OrderByDescending(passage => passage.Score), passages);
    }

    [Fact]
    public async Task Words_no_document_knows_count_against_relevance()
    {
        var known = (await Sources.Bundled.FindAsync("throttling", 1)).Single();
        var half = (await Sources.Bundled.FindAsync("throttling flamingo", 1)).Single();

        Assert.Equal(1, known.Relevance, 12);
        Assert.InRange(half.Relevance, 0.2, 0.5);
    }

    [Fact]
    public async Task The_version_names_the_content()
    {
        static async Task<string> Version(string text) =>
            (await new KnowledgeIndex([.. MarkdownChunker.Chunk(Sources.Document("d.md"), text)]).StateAsync(default)).Version;

        Assert.Equal(await Version("One."), await Version("One."));
        Assert.NotEqual(await Version("One."), await Version("Two."));
    }

    [Fact]
    public async Task The_bundled_documents_are_whole()
    {
        var chunks = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "knowledge"));

        Assert.Equal(14, (await Sources.Bundled.StateAsync(default)).Documents);
        Assert.Equal(chunks.Count, chunks.Select(chunk => chunk.Id).Distinct().Count());
        Assert.All(chunks, chunk => Assert.True(chunk.Heading.Length > 0 && chunk.Title != chunk.Source.Id, $"{chunk.Id} lacks a title or heading"));
    }

    [Fact]
    public void A_folder_without_documents_is_refused_by_name()
    {
        var empty = Directory.CreateTempSubdirectory();
        try
        {
            var problem = Assert.Throws<InvalidDataException>(() => KnowledgeFolder.Read(empty.FullName));
            Assert.Contains(empty.FullName, problem.Message);
        }
        finally
        {
            empty.Delete();
        }
    }
}
