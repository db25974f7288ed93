using System.IO.Compression;
using System.Text;
using App.Documents;
using App.Ingestion;
using App.Tests.Formats;

namespace App.Tests.Ingestion;

/// <summary>A document that costs too much is refused by name, and the next one is read.</summary>
public sealed class ReadingBudgetTests
{
    private static readonly ReadingBudget Small = new(TimeSpan.FromSeconds(30), 96);

    [Fact]
    public async Task A_small_PDF_that_needs_much_memory_is_refused_and_the_next_document_is_read()
    {
        var file = new PdfObjects();
        var bomb = file.WriteStreams(
            "",
            [file.Add("/Filter [/FlateDecode /FlateDecode]", Deflated(Deflated(new byte[400 * 1024 * 1024])))]
        );
        Assert.InRange(bomb.Length, 1, 10_000);
        await using var reading = new ReadingProcess(Small);

        var problem = await Assert.ThrowsAsync<RejectedDocumentException>(() => ChunksAsync(reading, "bomb.pdf", bomb));

        Assert.Equal(RejectionReason.OverBudget, problem.Reason);
        Assert.Contains("96 MB", problem.Message);
        Assert.Equal(
            "The door opens at nine.",
            (await ChunksAsync(reading, "note.html", "<p>The door opens at nine.</p>"u8.ToArray()))[0].Text
        );
    }

    [Fact]
    public async Task A_document_that_takes_too_long_is_refused()
    {
        await using var reading = new ReadingProcess(new ReadingBudget(TimeSpan.FromMilliseconds(1), 96));

        var problem = await Assert.ThrowsAsync<RejectedDocumentException>(() => ChunksAsync(reading, "a.html", "<p>x</p>"u8.ToArray()));

        Assert.Equal(RejectionReason.OverBudget, problem.Reason);
        Assert.Contains("seconds", problem.Message);
    }

    [Fact]
    public async Task A_cancelled_run_ends_the_process_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await using var reading = new ReadingProcess(Small);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            reading.ChunksAsync(Sources.Document("a.html"), Buffer("<p>x</p>"u8.ToArray()), mask: true, cancelled.Token)
        );
    }

    [Fact]
    public void Deeply_nested_tags_are_refused_before_they_are_parsed()
    {
        var deep = Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("<div>", 60_000)) + string.Concat(Enumerable.Repeat("</div>", 60_000))
        );
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var problem = Assert.Throws<RejectedDocumentException>(() => Chunks("deep.html", deep));

        Assert.Contains("simplify the page", problem.Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    /// <summary>Its time grew with the square of its length: this one took minutes.</summary>
    [Fact]
    public void A_long_line_is_cut_in_linear_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var chunks = Chunks("one.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 900_000))));

        Assert.InRange(chunks.Count, 4_000, 6_000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), $"{watch.Elapsed}");
    }

    [Fact]
    public void More_text_than_an_index_needs_is_refused()
    {
        var problem = Assert.Throws<RejectedDocumentException>(() =>
            Chunks("one.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("word ", 1_100_000))))
        );

        Assert.Equal(RejectionReason.TooLarge, problem.Reason);
        Assert.Contains("5000000", problem.Message);
    }

    private static IReadOnlyList<Chunk> Chunks(string id, byte[] content) =>
        DocumentWork.Chunks(Sources.Document(id), new MemoryStream(content), mask: true, CancellationToken.None);

    private static Task<IReadOnlyList<Chunk>> ChunksAsync(ReadingProcess reading, string id, byte[] content) =>
        reading.ChunksAsync(Sources.Document(id), Buffer(content), mask: true, CancellationToken.None);

    private static MemoryStream Buffer(byte[] content) => new(content, 0, content.Length, writable: false, publiclyVisible: true);

    private static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
            zlib.Write(content);
        return packed.ToArray();
    }
}
