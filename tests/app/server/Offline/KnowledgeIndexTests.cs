using App.Chunking;
using App.Documents;
using App.Offline;
using App.Tests.Ingestion;

namespace App.Tests.Offline;

public sealed class KnowledgeIndexTests
{
    [Theory]
    [InlineData("When should I prefer a discriminative model?", "choosing-a-model.md#generative-and-discriminative-models")]
    [InlineData("Why does grounding data need an index of its own?", "grounding-data.md#why-grounding-data-needs-an-index-of-its-own")]
    [InlineData("Which DNS zones does a Foundry account need?", "private-networking.md#name-resolution")]
    [InlineData("What belongs in a golden set?", "evaluation.md#the-golden-set")]
    [InlineData("How do I defend against prompt injection?", "application-security.md#prompt-injection")]
    [InlineData("Can I compare vectors of two embedding models?", "model-life-cycle.md#embedding-models-are-special")]
    public async Task The_matching_passage_is_ranked_first(string question, string expected)
    {
        var passages = await Sources.Bundled.FindAsync(question);

        Assert.Equal(expected, passages[0].Chunk.Id);
        Assert.Equal(passages.OrderByDescending(passage => passage.Score), passages);
    }

    [Fact]
    public async Task Unknown_words_lower_the_relevance()
    {
        var known = (await Sources.Bundled.FindAsync("throttling", 1)).Single();
        var half = (await Sources.Bundled.FindAsync("throttling flamingo", 1)).Single();

        Assert.Equal(1, known.Relevance, 12);
        Assert.InRange(half.Relevance, 0.2, 0.5);
    }

    [Fact]
    public async Task Keyword_and_vector_ranks_are_fused_with_less_weight_for_vectors()
    {
        var index = await IndexAsync(("a.md", "vault secrets"), ("b.md", "vault"), ("c.md", "weather"));

        var passages = await index.FindAsync("vault secrets");

        Assert.Equal(["a.md#", "b.md#"], passages.Select(passage => passage.Chunk.Id));
        Assert.Equal(1.0 / 61 + 0.3 / 61, passages[0].Score, 9);
        Assert.Equal(1.0 / 62 + 0.3 / 62, passages[1].Score, 9);
    }

    [Fact]
    public async Task The_version_depends_on_the_content()
    {
        static async Task<string> Version(string text) => (await (await IndexAsync(("d.md", text))).StateAsync(default)).Version;

        Assert.Equal(await Version("One."), await Version("One."));
        Assert.NotEqual(await Version("One."), await Version("Two."));
    }

    [Fact]
    public async Task Version_and_order_do_not_depend_on_the_order_of_ingestion()
    {
        var chunks = new Dictionary<string, IReadOnlyList<EmbeddedChunk>>();
        foreach (var id in new[] { "a.md", "b.md", "c.md" })
            chunks[id] =
            [
                .. MarkdownChunker
                    .Chunk(Sources.Document(id), $"Vault {id}")
                    .Select(chunk => new EmbeddedChunk(chunk, HashEmbeddingGenerator.Embed(chunk.Text))),
            ];
        var (forth, back) = (Empty(), Empty());
        foreach (var id in chunks.Keys)
            await forth.PutAsync(id, chunks[id], default);
        foreach (var id in chunks.Keys.Reverse())
            await back.PutAsync(id, chunks[id], default);

        Assert.Equal((await forth.StateAsync(default)).Version, (await back.StateAsync(default)).Version);
        Assert.Equal(await forth.FindAsync("vault"), await back.FindAsync("vault"));
    }

    [Fact]
    public async Task A_running_search_uses_its_initial_snapshot()
    {
        var index = await IndexAsync(("a.md", "vault secrets"));
        var before = await index.FindAsync("vault");

        await index.RemoveAsync("a.md", default);

        Assert.Single(before);
        Assert.Empty(await index.FindAsync("vault"));
        Assert.Equal(0, (await index.StateAsync(default)).Chunks);
    }

    [Fact]
    public async Task Documents_can_change_during_a_search()
    {
        var index = await IndexAsync(("a.md", "vault secrets"), ("b.md", "vault keys"));
        var chunks = MarkdownChunker
            .Chunk(Sources.Document("c.md"), "vault certificates")
            .Select(chunk => new EmbeddedChunk(chunk, HashEmbeddingGenerator.Embed(chunk.Text)))
            .ToArray();

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await index.PutAsync("c.md", chunks, default);
                await index.RemoveAsync("c.md", default);
            }
        });
        while (!writing.IsCompleted)
            Assert.InRange((await index.FindAsync("vault")).Count, 2, 3);

        await writing;
    }

    [Theory]
    [InlineData("how many retrys when throtling hapens", "capacity-and-throttling.md#throttling")]
    [InlineData("keyword serch or vectr search, wich one", "grounding-data.md#keyword-vector-and-hybrid-search")]
    [InlineData("Who pays the bill for tokens?", "cost.md#spending-fewer-tokens")]
    public async Task Misspellings_and_synonyms_find_the_matching_passage(string question, string expected) =>
        Assert.Contains(expected, (await Sources.Bundled.FindAsync(question, 3)).Select(passage => passage.Chunk.Id));

    [Theory]
    [InlineData("?!")]
    [InlineData("Zyzzyva?")]
    [InlineData("서울 날씨")]
    public async Task A_question_without_a_known_word_finds_nothing(string question) =>
        Assert.Empty(await Sources.Bundled.FindAsync(question));

    [Fact]
    public async Task The_bundled_documents_are_complete()
    {
        var index = Empty();
        var report = await Sources.Ingester().RunAsync(Sources.BundledFolder, index, default);
        var chunks = (await index.FindAsync("azure model data app the of and", 1_000)).Select(passage => passage.Chunk).ToArray();

        Assert.Equal(14, report.Added.Count);
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Unreadable);
        Assert.All(chunks, chunk =>
            Assert.True(chunk.Heading.Length > 0 && !chunk.Title.EndsWith(".md"), $"{chunk.Id} lacks a title or heading")
        );
        Assert.DoesNotContain(chunks, chunk => chunk.IsSuspicious);
    }

    private static KnowledgeIndex Empty() => new(new HashEmbeddingGenerator(), TimeProvider.System);

    private static Task<KnowledgeIndex> IndexAsync(params (string Id, string Text)[] documents) =>
        Sources.IndexAsync(new MemorySource(documents));
}
