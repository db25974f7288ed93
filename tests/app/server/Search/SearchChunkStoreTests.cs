using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using App.Documents;
using App.Search;
using App.Tests.Ingestion;
using CsCheck;

namespace App.Tests.Search;

public sealed class SearchChunkStoreTests : IAsyncLifetime
{
    private const string ThreeParts = "# T\n\n## One\n\nalpha\n\n## Two\n\nbeta\n\n## Three\n\ngamma";

    private readonly ImpatientClock clock = new();
    private FakeSearch search = null!;
    private SearchParts parts = null!;
    private SearchChunkStore store = null!;

    public async Task InitializeAsync()
    {
        search = await FakeSearch.StartAsync();
        parts = new SearchParts(search, clock);
        store = parts.StoreOf(await parts.FillAsync());
    }

    public async Task DisposeAsync()
    {
        parts.Dispose();
        await search.DisposeAsync();
    }

    [Fact]
    public async Task Stored_documents_are_listed_with_their_fingerprints()
    {
        await PutAsync(Sources.Document("a.md"), ThreeParts);
        await PutAsync(Sources.Document("it's/b.md") with { Fingerprint = "2" }, "# B\n\ntext");

        Assert.Equal(new Dictionary<string, string> { ["a.md"] = "1", ["it's/b.md"] = "2" }, await store.FingerprintsAsync(default));
    }

    [Fact]
    public async Task Every_stored_chunk_has_its_lineage()
    {
        await PutAsync(Sources.Document("a.md", "Group-1"), ThreeParts);

        foreach (var chunk in search.Live().Documents.Values)
        {
            Assert.Equal(
                ("https://documents.example/a.md", "T", "fake-1", 64, "public", Chunk.CurrentPipelineVersion, "group-1"),
                (
                    (string)chunk["sourceUri"]!,
                    (string)chunk["title"]!,
                    (string)chunk["embeddingModel"]!,
                    (int)chunk["embeddingDimensions"]!,
                    (string)chunk["classification"]!,
                    (int)chunk["pipelineVersion"]!,
                    (string)chunk["groups"]![0]!
                )
            );
            Assert.Equal(64, ((string)chunk["contentHash"]!).Length);
            Assert.Equal(DateTimeOffset.UnixEpoch, (DateTimeOffset)chunk["modifiedAt"]!);
            Assert.NotEqual(default, (DateTimeOffset)chunk["indexedAt"]!);
        }
    }

    [Fact]
    public async Task A_shorter_document_leaves_no_old_chunks()
    {
        await PutAsync(Sources.Document("a.md"), ThreeParts);
        await PutAsync(Sources.Document("a.md"), "# T\n\n## Two\n\nbeta");

        Assert.Equal(["beta"], search.Live().Documents.Values.Select(chunk => (string)chunk["text"]!));
    }

    [Fact]
    public async Task A_removed_document_loses_all_its_chunks_and_no_others()
    {
        await PutAsync(Sources.Document("a.md"), ThreeParts);
        await PutAsync(Sources.Document("b.md"), "# B\n\ntext");

        await store.RemoveAsync("a.md", default);

        Assert.Equal(["b.md"], search.Live().Documents.Values.Select(chunk => (string)chunk["documentId"]!));
    }

    [Fact]
    public async Task An_interrupted_write_leaves_the_document_listed_as_incomplete()
    {
        await PutAsync(Sources.Document("a.md"), "# T\n\n## Zero\n\nold\n\n## Two\n\nold beta");
        for (var allowed = 0; allowed < 4; allowed++)
        {
            var left = allowed;
            search.Refuse = request => request.IsChange && left-- <= 0 ? 400 : null;
            await Assert.ThrowsAsync<Azure.RequestFailedException>(() =>
                PutAsync(Sources.Document("a.md") with { Fingerprint = "2" }, ThreeParts)
            );
            search.Refuse = _ => null;

            Assert.NotEqual("2", (await store.FingerprintsAsync(default))["a.md"]);
        }

        await PutAsync(Sources.Document("a.md") with { Fingerprint = "2" }, ThreeParts);
        Assert.Equal("2", (await store.FingerprintsAsync(default))["a.md"]);
        Assert.Equal(["alpha", "beta", "gamma"], search.Live().Documents.Values.Select(chunk => (string)chunk["text"]!).Order());
    }

    [Fact]
    public async Task An_interrupted_removal_leaves_the_document_listed()
    {
        await PutAsync(Sources.Document("a.md"), ThreeParts);
        var left = 1;
        search.Refuse = request => request.IsChange && left-- <= 0 ? 400 : null;

        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => store.RemoveAsync("a.md", default));

        Assert.Single(search.Live().Documents);
        Assert.Equal(["a.md"], (await store.FingerprintsAsync(default)).Keys);
    }

    [Theory]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Only_a_chunk_with_a_transient_error_is_sent_again(int status)
    {
        var refusals = 2;
        search.Store = chunk => (string)chunk["text"]! == "beta" && refusals-- > 0 ? status : 201;

        await PutAsync(Sources.Document("a.md"), ThreeParts);

        Assert.Equal(3, search.Live().Documents.Count);
        Assert.Equal(
            [1, 2, 1, 1, 1],
            search
                .Requests.Where(request => request.Path.EndsWith("search.index"))
                .Select(request => request.Body!["value"]!.AsArray().Count)
        );
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], clock.Waits);
    }

    [Theory]
    [InlineData(503, 4)]
    [InlineData(400, 1)]
    public async Task A_rejected_chunk_is_reported(int status, int tries)
    {
        search.Store = chunk => (string)chunk["text"]! == "beta" ? status : 201;

        var failure = await Assert.ThrowsAsync<IndexingException>(() => PutAsync(Sources.Document("a.md"), ThreeParts));

        Assert.Contains($"rejected 1 of ", failure.Message);
        Assert.Contains($": {status} busy", failure.Message);
        Assert.Equal(tries - 1, clock.Waits.Count);
    }

    [Fact]
    public async Task A_vector_with_wrong_dimensions_is_rejected_before_any_request()
    {
        var chunk = SearchParts.Embedded(Sources.Document("a.md"), "# T\n\ntext").Single();

        var failure = await Assert.ThrowsAsync<IndexingException>(() =>
            store.PutAsync("a.md", [chunk with { Vector = new float[3] }], default)
        );

        Assert.Contains("the vector must have 64 dimensions as the index has, got 3", failure.Message);
        Assert.DoesNotContain(search.Requests, request => request.Path.EndsWith("search.index"));
    }

    [Fact]
    public async Task Documents_beyond_one_page_are_listed()
    {
        for (var i = 0; i < 2_500; i++)
            search.Live().Documents[$"k{i}"] = (JsonObject)
                JsonNode.Parse($$"""{"key":"k{{i}}","ordinal":0,"documentId":"{{i:0000}}.md","documentFingerprint":"{{i}}"}""")!;

        Assert.Equal(2_500, (await store.FingerprintsAsync(default)).Count);
    }

    [Fact]
    public void Batches_stay_within_the_service_limit_without_loss() =>
        Gen.Int[0, 200_000]
            .Array[0, 60]
            .Sample(
                lengths =>
                {
                    var chunks = lengths
                        .Select(
                            (length, at) =>
                                new IndexedChunk
                                {
                                    ChunkId = $"{at}",
                                    Text = new string('ä', length),
                                    Vector = new float[64],
                                }
                        )
                        .ToArray();

                    var batches = ChunkBatches.Split(chunks).ToArray();

                    Assert.Equal(chunks, batches.SelectMany(batch => batch));
                    Assert.All(batches, batch =>
                        Assert.True(batch.Count == 1 || batch.Sum(ChunkBatches.SizeAtMost) <= ChunkBatches.MostBytes)
                    );
                },
                iter: 50
            );

    [Fact]
    public void A_batch_has_at_most_1000_chunks() =>
        Assert.Equal(
            [1_000, 1_000, 1],
            ChunkBatches.Split(Enumerable.Range(0, 2_001).Select(_ => new IndexedChunk())).Select(batch => batch.Count)
        );

    [Fact]
    public void The_estimated_size_of_a_chunk_is_an_upper_bound() =>
        Gen.Select(Gen.String[0, 400], Gen.String[0, 60], Gen.Float.Array[0, 200], Gen.String[0, 50].Array[0, 20])
            .Sample(
                (text, id, vector, groups) =>
                {
                    var chunk = new IndexedChunk
                    {
                        Key = IndexedChunk.KeyOf(id),
                        ChunkId = id,
                        Title = id,
                        Heading = id,
                        Text = text,
                        DocumentId = id,
                        DocumentFingerprint = id,
                        SourceUri = id,
                        Classification = id,
                        EmbeddingModel = id,
                        ContentHash = IndexedChunk.KeyOf(text),
                        Groups = groups,
                        Length = text.Length,
                        Vector = [.. vector.Select(value => float.IsFinite(value) ? value : 0)],
                        IndexedAt = DateTimeOffset.UtcNow,
                        ModifiedAt = DateTimeOffset.UtcNow,
                    };

                    return Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(chunk)) <= ChunkBatches.SizeAtMost(chunk);
                }
            );

    [Fact]
    public void A_key_is_valid_and_unique_for_every_id() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (one, other) =>
                    IndexedChunk.KeyOf(one).All(char.IsAsciiHexDigitLower)
                    && (one == other) == (IndexedChunk.KeyOf(one) == IndexedChunk.KeyOf(other))
            );

    private Task PutAsync(SourceDocument document, string markdown) =>
        store.PutAsync(document.Id, SearchParts.Embedded(document, markdown), default);
}
