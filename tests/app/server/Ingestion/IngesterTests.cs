using App.Documents;
using App.Identity;
using App.Ingestion;
using App.Offline;
using App.SentenceModel;

namespace App.Tests.Ingestion;

public sealed class IngesterTests
{
    private readonly KnowledgeIndex index = new(SentenceVectors.None, KnownQuestions.None, TimeProvider.System);
    private readonly CountedEmbeddings embeddings = new();
    private readonly MemorySource source = new(("a.md", "# A\n\nVaults hold secrets."), ("b.txt", "Subnets hold addresses."));

    [Fact]
    public async Task New_changed_and_removed_documents_are_distinguished()
    {
        var first = await RunAsync();
        source.Put("b.txt", "Subnets hold machines.");
        source.Put("c.md", "Queues hold messages.");
        source.Remove("a.md");
        var second = await RunAsync();

        Assert.Equal(["a.md", "b.txt"], first.Added);
        Assert.Equal(["c.md"], second.Added);
        Assert.Equal(["b.txt"], second.Changed);
        Assert.Equal(["a.md"], second.Removed);
        Assert.Empty(second.Unchanged);
        Assert.Empty(await index.FindAsync("vaults"));
        Assert.Equal("Subnets hold machines.", (await index.FindAsync("subnets"))[0].Chunk.Text);
        Assert.Equal("Queues hold messages.", (await index.FindAsync("queues"))[0].Chunk.Text);
    }

    [Fact]
    public async Task Unchanged_documents_are_not_opened_or_embedded_again()
    {
        await RunAsync();
        Assert.Equal(2, embeddings.Batches.Count);
        source.OnOpen = id => Assert.Equal("b.txt", id);
        source.Put("b.txt", "Changed.");

        var report = await RunAsync();

        Assert.Equal(["a.md"], report.Unchanged);
        Assert.Equal(["b.txt\n\nChanged."], embeddings.Batches[2]);
        Assert.Equal(3, embeddings.Batches.Count);
    }

    [Fact]
    public async Task A_change_of_groups_counts_as_a_change()
    {
        await RunAsync();
        source.Put("a.md", "# A\n\nVaults hold secrets.", "managers");

        var report = await RunAsync();

        Assert.Equal(["a.md"], report.Changed);
        Assert.Empty(await index.FindAsync("vaults"));
    }

    [Fact]
    public async Task A_change_of_the_masking_setting_counts_as_a_change()
    {
        source.Put("a.md", "Write to ann@example.com.");
        await RunAsync();
        var masked = (await index.FindAsync("write"))[0].Chunk.Text;
        var report = await Sources.Ingester(embeddings, maskPersonalData: false).RunAsync(source, index, default);

        Assert.Equal("Write to [email].", masked);
        Assert.Equal(["a.md", "b.txt"], report.Changed);
        Assert.Equal("Write to ann@example.com.", (await index.FindAsync("write"))[0].Chunk.Text);
    }

    [Fact]
    public async Task Two_runs_create_the_same_ids_vectors_and_version()
    {
        var other = new KnowledgeIndex(SentenceVectors.None, KnownQuestions.None, TimeProvider.System);
        var again = new CountedEmbeddings();
        await RunAsync();
        await Sources.Ingester(again).RunAsync(source, other, default);

        Assert.Equal(embeddings.Batches, again.Batches);
        Assert.Equal((await index.StateAsync(default)).Version, (await other.StateAsync(default)).Version);
        Assert.Equal(
            (await index.FindAsync("hold")).Select(passage => passage.Chunk.Id),
            (await other.FindAsync("hold")).Select(passage => passage.Chunk.Id)
        );
    }

    [Fact]
    public async Task Many_chunks_are_embedded_in_batches_and_none_is_lost()
    {
        source.Put("long.md", string.Concat(Enumerable.Range(0, 150).Select(i => $"## Part {i}\n\nText {i}.\n\n")));
        await RunAsync();

        Assert.Equal([1, 1, 64, 64, 22], embeddings.Batches.Select(batch => batch.Length));
        Assert.Equal(152, (await index.StateAsync(default)).Chunks);
    }

    [Fact]
    public async Task A_document_without_groups_is_stored_and_reported_but_not_found()
    {
        source.Put("a.md", "Vaults hold secrets."u8.ToArray(), []);

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.Equal(["a.md"], first.Unreadable);
        Assert.Equal(["a.md"], second.Unreadable);
        Assert.Equal(2, (await index.StateAsync(default)).Documents);
        Assert.Empty((await index.RetrieveAsync("vaults", new Caller("t/o", true, ["managers"]), 6, default)).Passages);
    }

    [Fact]
    public async Task A_failed_source_listing_removes_no_document()
    {
        await RunAsync();
        source.Remove("a.md");
        source.OnListed = () => throw new IOException("connection lost");

        await Assert.ThrowsAsync<IOException>(RunAsync);

        Assert.Single(await index.FindAsync("vaults"));
    }

    [Fact]
    public async Task A_failed_run_is_continued_by_the_next()
    {
        var failing = new CountedEmbeddings
        {
            OnBatch = batch =>
            {
                if (batch == 2)
                    throw new HttpRequestException("busy");
            },
        };
        await Assert.ThrowsAsync<HttpRequestException>(() => Sources.Ingester(failing).RunAsync(source, index, default));

        var report = await RunAsync();

        Assert.Equal(["a.md"], report.Unchanged);
        Assert.Equal(["b.txt"], report.Added);
    }

    [Fact]
    public async Task A_run_can_be_cancelled_between_documents()
    {
        using var stop = new CancellationTokenSource();
        source.OnOpen = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sources.Ingester(embeddings).RunAsync(source, index, stop.Token));

        Assert.Empty(embeddings.Batches);
    }

    [Fact]
    public async Task Every_chunk_has_its_lineage()
    {
        await RunAsync();

        var chunk = (await index.FindAsync("vaults"))[0].Chunk;

        Assert.Equal(
            ("a.md", "https://documents.example/a.md", "internal"),
            (chunk.Source.Id, chunk.Source.Uri, chunk.Source.Classification)
        );
        Assert.Equal(["everyone"], chunk.Source.Groups);
        Assert.Equal(DateTimeOffset.UnixEpoch, chunk.Source.ModifiedAt);
        Assert.Equal((Chunk.CurrentPipelineVersion, 64), (chunk.PipelineVersion, chunk.ContentHash.Length));
        Assert.Equal((await index.FingerprintsAsync(default))["a.md"], chunk.Source.Fingerprint);
    }

    private Task<IngestionReport> RunAsync() => Sources.Ingester(embeddings).RunAsync(source, index, default);
}
