using App.Documents;
using App.Search;
using App.Tests.Storage;

namespace App.Tests.Ingestion;

/// <summary>The host can stop at any time; the live index must be complete after each stop.</summary>
public sealed class InterruptedReleaseTests : IAsyncLifetime
{
    private ReleaseFixture at = null!;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await ReleaseFixture.StartAsync();
        for (var i = 0; i < 4; i++)
            at.Source.Put($"{i}.md", $"# Title {i}\n\n## One\n\nalpha{i}\n\n## Two\n\nbeta{i}");
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task An_interruption_at_any_request_leaves_a_complete_index_behind_the_alias()
    {
        await at.RunAsync();
        var changed = at.Parts.Settings;
        var interrupted = 0;
        for (var allowed = 0; ; allowed++)
        {
            changed = changed with { EmbeddingModel = $"model-{allowed}" };
            if (await EndsAfterAsync(allowed, changed))
                break;

            interrupted++;
            AssertWhole();
            var report = await at.RunAsync(changed);

            AssertWhole();
            Assert.Equal(report.Index.ToString(), at.Search.Aliases["knowledge"]);
            Assert.All(at.Search.Live().Documents.Values, chunk => Assert.Equal(changed.EmbeddingModel, (string)chunk["embeddingModel"]!));
            Assert.InRange(at.Search.Indexes.Count, 1, 2);
        }

        Assert.True(interrupted > 10, $"{interrupted} places were tried");
    }

    [AzuriteFact]
    public async Task Chunks_embedded_by_an_interrupted_run_are_not_embedded_again()
    {
        await at.RunAsync();
        var changed = at.Parts.Settings with { EmbeddingModel = "fake-2" };
        at.Source.Opening = document => document.Id == "2.md" ? throw new TimeoutException("the host stops") : Task.CompletedTask;
        await Assert.ThrowsAsync<TimeoutException>(() => at.RunAsync(changed));
        at.Source.Opening = _ => Task.CompletedTask;

        Assert.Equal("+2.md +3.md", ReleaseFixture.Changes(await at.RunAsync(changed)));
    }

    [AzuriteFact]
    public async Task A_document_removed_during_an_interrupted_run_is_removed_from_the_index()
    {
        await at.RunAsync();
        at.Source.Put("0.md", "# Title 0\n\n## One\n\nomega\n\n## Two\n\nomega again\n\n## Three\n\nomega once more");
        var left = 2;
        at.Search.Refuse = request => request.IsChange && left-- <= 0 ? 400 : null;
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => at.RunAsync());
        at.Search.Refuse = _ => null;
        at.Source.Documents.Remove("0.md");

        await at.RunAsync();

        Assert.DoesNotContain(at.Search.Live().Documents.Values, chunk => (string)chunk["documentId"]! == "0.md");
    }

    private async Task<bool> EndsAfterAsync(int requests, SearchSettings settings)
    {
        var left = requests;
        at.Search.Refuse = _ => left-- <= 0 ? 400 : null;
        try
        {
            await at.RunAsync(settings);
            return true;
        }
        catch (Exception failure) when (failure is Azure.RequestFailedException or InvalidDataException)
        {
            return false;
        }
        finally
        {
            at.Search.Refuse = _ => null;
        }
    }

    private void AssertWhole() =>
        Assert.Equal(
            at.Source.Documents.Values.Select(entry => $"{entry.Document.Id} {DocumentStamp.Of(entry.Document, masked: true).Version}")
                .Order(),
            at.Search.Live()
                .Documents.Values.Where(chunk => (int)chunk["ordinal"]! == 0)
                .Select(chunk => $"{chunk["documentId"]} {DocumentStamp.Parse((string)chunk["documentFingerprint"]!)!.Version}")
                .Order()
        );
}
