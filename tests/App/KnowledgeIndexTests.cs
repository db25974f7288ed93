using App.Ingestion;
using App.Retrieval;

namespace App.Tests;

public sealed class KnowledgeIndexTests
{
    [Theory]
    [InlineData("When should I prefer a discriminative model?", "choosing-a-model#generative-and-discriminative-models")]
    [InlineData("Why does grounding data need an index of its own?", "grounding-data#why-grounding-data-needs-an-index-of-its-own")]
    [InlineData("Which DNS zones does a Foundry account need?", "private-networking#name-resolution")]
    [InlineData("What belongs in a golden set?", "evaluation#the-golden-set")]
    [InlineData("How do I defend against prompt injection?", "application-security#prompt-injection")]
    [InlineData("Can I compare vectors of two embedding models?", "model-life-cycle#embedding-models-are-special")]
    public async Task The_passage_that_answers_comes_first(string question, string expected)
    {
        var passages = await Sources.Bundled.RetrieveAsync(question, 6, default);

        Assert.Equal(expected, passages[0].Chunk.Id);
        Assert.Equal(passages.OrderByDescending(passage => passage.Score), passages);
    }

    [Fact]
    public async Task Words_no_document_knows_count_against_relevance()
    {
        var known = (await Sources.Bundled.RetrieveAsync("throttling", 1, default)).Single();
        var half = (await Sources.Bundled.RetrieveAsync("throttling flamingo", 1, default)).Single();

        Assert.Equal(1, known.Relevance, 12);
        Assert.InRange(half.Relevance, 0.2, 0.5);
    }

    [Fact]
    public void The_version_names_the_content()
    {
        Chunk[] Chunks(string text) => [.. MarkdownChunker.Chunk("d", text)];

        Assert.Equal(new KnowledgeIndex(Chunks("One.")).Version, new KnowledgeIndex(Chunks("One.")).Version);
        Assert.NotEqual(new KnowledgeIndex(Chunks("One.")).Version, new KnowledgeIndex(Chunks("Two.")).Version);
    }

    [Fact]
    public void The_bundled_documents_are_whole()
    {
        var chunks = KnowledgeFolder.Read(Path.Combine(AppContext.BaseDirectory, "knowledge"));

        Assert.Equal(14, Sources.Bundled.Titles.Count);
        Assert.Equal(chunks.Count, chunks.Select(chunk => chunk.Id).Distinct().Count());
        Assert.All(chunks, chunk => Assert.True(chunk.Heading.Length > 0 && chunk.Title != chunk.DocumentId, $"{chunk.Id} lacks a title or heading"));
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
