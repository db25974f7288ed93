using System.Text.Json.Nodes;
using App.Search;
using App.Tests.Storage;

namespace App.Tests.Ingestion;

public sealed class IndexValidationTests : IAsyncLifetime
{
    private ReleaseFixture at = null!;
    private string before = "";

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await ReleaseFixture.StartAsync();
        for (var i = 0; i < 40; i++)
            at.Source.Put(
                $"{i:00}.md",
                $"# Title {i}\n\n## Part\n\nSentence number{i} about subject{i}.",
                i % 4 == 0 ? "legal" : "everyone"
            );
        await at.RunAsync();
        before = at.Search.Aliases["knowledge"];
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task A_valid_index_is_published() => Assert.NotEqual(before, (await at.RunAsync(rebuild: true)).Index.ToString());

    [AzuriteTheory]
    [InlineData("text", """ "" """, "40 chunks are empty", "length", "0")]
    [InlineData("documentFingerprint", """ "0" """, "it has 0 of 40 documents; it must have 95 % and at least one")]
    [InlineData("groups", """["everyone"]""", "'00.md' is readable for everyone and must not be")]
    [InlineData("groups", """["board"]""", "'00.md' is not readable for its group")]
    public Task Wrong_content_is_not_published(string field, string value, string problem, string? also = null, string? its = null) =>
        StaysOffAsync(problem, chunk =>
        {
            chunk[field] = JsonNode.Parse(value);
            if (also is not null)
                chunk[also] = JsonNode.Parse(its!);
        });

    [AzuriteFact]
    public Task Wrong_vectors_are_not_published() =>
        StaysOffAsync("5 of 5 documents are not found by their own meaning", chunk =>
            chunk["vector"] = JsonNode.Parse($"[{string.Join(',', chunk["vector"]!.AsArray().Select(value => -(float)value!))}]")
        );

    [AzuriteFact]
    public Task Wrong_keyword_results_are_not_published() =>
        StaysOffAsync("of 5 documents are not found by their own words", chunk =>
            (chunk["title"], chunk["heading"], chunk["text"]) = (
                "identical",
                "identical",
                $"identical{new string(' ', int.Parse(((string)chunk["documentId"]!)[..2]))}"
            )
        );

    [AzuriteFact]
    public async Task A_changed_schema_is_not_published()
    {
        at.Search.Refuse = request =>
        {
            foreach (var index in at.Search.Indexes.Where(index => index.Key != before).Select(index => index.Value))
                index.Definition["fields"]!.AsArray().Single(field => (string)field!["name"]! == "page")!["type"] = "Edm.String";
            return null;
        };

        await StaysOffAsync("type of the field page is Edm.String, not Edm.Int32");
    }

    [AzuriteFact]
    public async Task An_index_with_95_percent_of_its_documents_is_published()
    {
        at.Search.Store = chunk => (string)chunk["documentId"]! == "07.md" ? 503 : 201;
        await Assert.ThrowsAsync<IndexingException>(() => at.RunAsync(rebuild: true));

        at.Search.Store = chunk => Break(chunk, "07.md", "08.md");
        Assert.NotEqual(before, (await at.RunAsync(rebuild: true)).Index.ToString());
        before = at.Search.Aliases["knowledge"];
        at.Search.Store = chunk => Break(chunk, "07.md", "08.md", "09.md");
        await StaysOffAsync("it has 37 of 40 documents; it must have 95 % and at least one");
    }

    [AzuriteTheory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task An_index_with_at_most_half_of_the_documents_rejected_is_published(int rejected, bool goesLive)
    {
        for (var i = 0; i < rejected; i++)
            at.Source.Put($"{i:00}.md", "", "everyone");

        if (goesLive)
            Assert.NotEqual(before, (await at.RunAsync(rebuild: true)).Index.ToString());
        else
            await StaysOffAsync("21 of 40 documents were rejected; at most 50 % is allowed");
    }

    [AzuriteFact]
    public async Task A_failed_index_is_continued_without_embedding_chunks_again()
    {
        at.Search.Store = chunk => Break(chunk, "07.md", "08.md", "09.md");
        var changed = at.Parts.Settings with { EmbeddingModel = "fake-2" };
        await Assert.ThrowsAsync<IndexingException>(() => at.RunAsync(changed));
        at.Search.Store = _ => 201;

        var report = await at.RunAsync(changed);

        Assert.True(report.IsNew);
        Assert.Equal("~07.md ~08.md ~09.md", ReleaseFixture.Changes(report));
    }

    private async Task StaysOffAsync(string problem, Action<JsonObject>? spoil = null)
    {
        if (spoil is not null)
            at.Search.Store = chunk =>
            {
                spoil(chunk);
                return 201;
            };

        var refused = await Assert.ThrowsAsync<IndexingException>(() => at.RunAsync(rebuild: true));

        Assert.Contains(problem, refused.Message);
        Assert.Contains($"'{before}' stays live", refused.Message);
        Assert.Equal(before, at.Search.Aliases["knowledge"]);
        Assert.True(at.Search.Indexes.ContainsKey(before));
    }

    private static int Break(JsonObject chunk, params string[] documents)
    {
        if (documents.Contains((string)chunk["documentId"]!))
            chunk["documentFingerprint"] = "";
        return 201;
    }
}
