using System.Text;
using App.Documents;
using App.Formats;
using App.Identity;
using App.Ingestion;
using App.Offline;
using App.SentenceModel;

namespace App.Tests.Ingestion;

public sealed class RejectionTests
{
    private readonly KnowledgeIndex index = new(SentenceVectors.None, KnownQuestions.None, TimeProvider.System);
    private readonly MemorySource source = new(("good.md", "Vaults hold secrets."));

    public static TheoryData<string, string, string> Broken =>
        new()
        {
            { "empty.md", "", "Empty" },
            { "blank.txt", " \n\t\n", "Empty" },
            { "title.md", "# Only a title", "Empty" },
            { "page.html", "<html><body><nav>Home</nav><script>x()</script></body></html>", "Empty" },
            { "picture.png", "x", "UnknownFormat" },
            { "no-ending", "x", "UnknownFormat" },
            { "binary.txt", "a\0b", "Malformed" },
            { "broken.pdf", "%PDF-1.7 and then nothing", "Malformed" },
            { "broken.docx", "PK and then nothing", "Malformed" },
            { "deep.html", string.Concat(Enumerable.Repeat("<div>", 5_000)) + "x", "Malformed" },
            { "deep.md", string.Concat(Enumerable.Repeat("> ", 5_000)) + "x", "Malformed" },
            { "same.txt", "Vaults hold secrets.", "Duplicate" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_rejected_document_is_reported_and_does_not_stop_the_others(string id, string text, string reason)
    {
        source.Put(id, text);

        var report = await RunAsync();

        var rejection = Assert.Single(report.Rejected);
        Assert.Equal((id, reason), (rejection.Id, rejection.Reason.ToString()));
        Assert.NotEmpty(rejection.Detail);
        Assert.Equal(["good.md"], report.Added);
        Assert.Single(await index.FindAsync("vaults"));
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_malformed()
    {
        source.Put("latin.txt", Encoding.Latin1.GetBytes("Zürich"), [Caller.Everyone]);

        Assert.Equal(RejectionReason.Malformed, (await RunAsync()).Rejected.Single().Reason);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_document_is_at_most_20_megabytes(int more, bool taken)
    {
        var content = new byte[20 * 1024 * 1024 + more];
        Array.Fill(content, (byte)' ');
        content[0] = (byte)'x';
        source.Put("large.txt", content, [Caller.Everyone]);

        var report = await RunAsync();

        Assert.Equal(taken, report.Added.Contains("large.txt"));
        Assert.Equal(taken ? [] : [RejectionReason.TooLarge], report.Rejected.Select(rejection => rejection.Reason));
    }

    [Fact]
    public async Task A_document_that_becomes_malformed_keeps_its_stored_chunks()
    {
        await RunAsync();
        source.Put("good.md", "a\0b");

        var report = await RunAsync();

        Assert.Equal(RejectionReason.Malformed, report.Rejected.Single().Reason);
        Assert.Empty(report.Removed);
        Assert.Single(await index.FindAsync("vaults"));
    }

    [Fact]
    public async Task A_malformed_document_with_removed_groups_is_deleted_from_the_index()
    {
        await RunAsync();
        source.Put("good.md", "a\0b", "managers");

        var report = await RunAsync();

        Assert.Equal(["good.md"], report.Removed);
        Assert.Empty(await index.FindAsync("vaults"));
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public async Task An_unreadable_document_does_not_stop_the_others(Type failure)
    {
        source.Put("locked.md", "Locked.");
        source.OnOpen = id =>
        {
            if (id == "locked.md")
                throw (Exception)Activator.CreateInstance(failure)!;
        };

        var report = await RunAsync();

        Assert.Equal(["good.md"], report.Added);
        Assert.Equal(RejectionReason.Unreachable, report.Rejected.Single().Reason);
    }

    [Fact]
    public async Task A_duplicate_is_rejected_until_the_original_is_removed()
    {
        await RunAsync();
        source.Put("copy.md", "Vaults hold secrets.");
        var refused = await RunAsync();
        source.Remove("good.md");
        var taken = await RunAsync();

        Assert.Equal(("copy.md", RejectionReason.Duplicate), (refused.Rejected.Single().Id, refused.Rejected.Single().Reason));
        Assert.Contains("good.md", refused.Rejected.Single().Detail);
        Assert.Equal(["copy.md"], taken.Added);
        Assert.Equal(["good.md"], taken.Removed);
    }

    [Fact]
    public async Task A_copy_with_other_groups_is_not_a_duplicate()
    {
        source.Put("copy.md", "Vaults hold secrets.", "managers");

        Assert.Equal(["copy.md", "good.md"], (await RunAsync()).Added);
    }

    [Fact]
    public async Task A_document_that_becomes_a_duplicate_loses_its_stored_chunks()
    {
        source.Put("other.md", "Queues hold messages.");
        await RunAsync();
        source.Put("other.md", "Vaults hold secrets.");

        var report = await RunAsync();

        Assert.Equal(["other.md"], report.Removed);
        Assert.Equal(RejectionReason.Duplicate, report.Rejected.Single().Reason);
        Assert.DoesNotContain(await index.FindAsync("queues"), passage => passage.Chunk.Source.Id == "other.md");
    }

    [Fact]
    public void The_error_for_an_unknown_format_lists_all_supported_formats()
    {
        var problem = Assert.Throws<RejectedDocumentException>(() => DocumentFormats.ReaderFor("x.doc"));

        foreach (var ending in new[] { ".md", ".markdown", ".html", ".htm", ".txt", ".pdf", ".docx" })
        {
            Assert.NotNull(DocumentFormats.ReaderFor($"x{ending.ToUpperInvariant()}"));
            Assert.Contains(ending, problem.Message);
        }
    }

    private Task<IngestionReport> RunAsync() => Sources.Ingester().RunAsync(source, index, default);
}
