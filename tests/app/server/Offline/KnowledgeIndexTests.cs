using App.Chunking;
using App.Documents;
using App.Grounding;
using App.Offline;
using App.SentenceModel;
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

        Assert.InRange(known.Relevance, 0.8, 1);
        Assert.True(half.Relevance < known.Relevance);
    }

    [Fact]
    public async Task Passages_without_a_word_of_the_question_are_not_found()
    {
        var index = await IndexAsync(("a.md", "vault secrets"), ("b.md", "vault"), ("c.md", "weather"));

        Assert.Equal(["a.md#", "b.md#"], (await index.FindAsync("vault secrets")).Select(passage => passage.Chunk.Id));
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

    [Theory]
    [InlineData("토큰 비용을 줄이려면 어떻게 해야 하나요?", "ko/cost.md#spending-fewer-tokens")]
    [InlineData("골든 세트에는 무엇이 들어가야 하나요?", "ko/evaluation.md#the-golden-set")]
    [InlineData("429가 나오면 얼마나 기다려야 해요?", "ko/capacity-and-throttling.md#throttling")]
    [InlineData("쿠버네티스는 언제 쓰는 게 맞아?", "ko/architecture.md#choosing-a-host")]
    public async Task A_Korean_question_finds_the_Korean_passage_in_either_spelling(string question, string expected)
    {
        var passages = await Sources.Bundled.FindAsync(question);
        var decomposed = await Sources.Bundled.FindAsync(Decomposed(question));

        Assert.Equal(expected, passages[0].Chunk.Id);
        Assert.All(passages, passage => Assert.StartsWith("ko/", passage.Chunk.Id));
        Assert.Equal(passages, decomposed);
    }

    [Theory]
    [InlineData("When is an agent overkill?")]
    [InlineData("How can we bring the OpenAI bill down?")]
    [InlineData("What counts against our TPM?")]
    public async Task One_unknown_word_does_not_refuse_a_question(string question) =>
        Assert.True(GroundingGate.Allows(await Sources.Bundled.FindAsync(question)));

    [Theory]
    [InlineData("How do I bake bread?")]
    [InlineData("Who won the world cup?")]
    [InlineData("Can I install this with Ansible or Chef?")]
    [InlineData("오늘 서울 날씨 어때?")]
    public async Task A_question_about_something_else_is_refused(string question) =>
        Assert.False(GroundingGate.Allows(await Sources.Bundled.FindAsync(question)));

    [Fact]
    public async Task The_bundled_documents_are_complete()
    {
        var index = Empty();
        var report = await Sources.Ingester().RunAsync(Sources.BundledFolder, index, default);
        var chunks = (await index.FindAsync("azure model data app the of and", 1_000)).Select(passage => passage.Chunk).ToArray();

        Assert.Equal(28, report.Added.Count);
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Unreadable);
        Assert.All(chunks, chunk =>
            Assert.True(chunk.Heading.Length > 0 && !chunk.Title.EndsWith(".md"), $"{chunk.Id} lacks a title or heading")
        );
        Assert.DoesNotContain(chunks, chunk => chunk.IsSuspicious);
    }

    // As some systems type Hangul: consonants and vowels one by one.
    private static string Decomposed(string text) =>
        string.Concat(
            text.Select(c =>
                c is >= '가' and <= '힣' && c - '가' is var number
                    ? $"{(char)(0x1100 + number / 588)}{(char)(0x1161 + number % 588 / 28)}"
                        + (number % 28 > 0 ? $"{(char)(0x11A7 + number % 28)}" : "")
                    : $"{c}"
            )
        );

    private static KnowledgeIndex Empty() => new(SentenceVectors.None, KnownQuestions.None, TimeProvider.System);

    private static Task<KnowledgeIndex> IndexAsync(params (string Id, string Text)[] documents) =>
        Sources.IndexAsync(new MemorySource(documents));
}
