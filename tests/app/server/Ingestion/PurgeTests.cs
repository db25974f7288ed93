using App.Tests.Storage;

namespace App.Tests.Ingestion;

public sealed class PurgeTests : IAsyncLifetime
{
    private ReleaseFixture at = null!;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await ReleaseFixture.StartAsync();
        at.Source.Put("leak.md", "# Leak\n\n## One\n\nsalary list\n\n## Two\n\nsalary list again");
        at.Source.Put("keep.md", "# Keep\n\n## One\n\nsalary bands are public");
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task A_purge_removes_a_document_from_the_live_and_the_previous_index()
    {
        await at.RunAsync();
        await at.RunAsync(rebuild: true);

        Assert.Equal(2, await at.Purge().RunAsync("leak.md", default));

        Assert.Equal(["keep.md"], await at.FindAsync("salary list"));
        Assert.All(at.Search.Indexes.Values, index =>
            Assert.DoesNotContain(index.Documents.Values, chunk => (string)chunk["documentId"]! == "leak.md")
        );
    }

    [AzuriteFact]
    public async Task A_purged_document_stays_excluded_while_its_source_has_it()
    {
        await at.RunAsync();
        await at.Purge().RunAsync("leak.md", default);

        await at.RunAsync();
        await at.RunAsync(rebuild: true);
        at.Source.Put("leak.md", "# Leak\n\nsalary list, edited");
        await at.RunAsync();

        Assert.Equal(["keep.md"], await at.FindAsync("salary list"));
    }

    [AzuriteFact]
    public async Task A_purged_name_can_be_used_again_after_the_source_removed_it()
    {
        await at.RunAsync();
        await at.Purge().RunAsync("leak.md", default);
        at.Source.Documents.Remove("leak.md");
        await at.RunAsync();
        at.Source.Put("leak.md", "# Clean\n\nsalary policy");
        await at.RunAsync();

        Assert.Equal(["keep.md", "leak.md"], await at.FindAsync("salary"));
    }

    [AzuriteFact]
    public async Task A_concurrent_run_does_not_restore_a_purged_document()
    {
        await at.RunAsync();
        at.Source.Put("leak.md", "# Leak\n\nsalary list, longer");
        at.Source.Opening = document => document.Id == "leak.md" ? at.Purge().RunAsync("leak.md", default) : Task.CompletedTask;

        await at.RunAsync();

        Assert.Equal(["keep.md"], await at.FindAsync("salary list"));
    }

    [AzuriteFact]
    public async Task Purging_a_missing_document_succeeds_and_is_recorded()
    {
        await at.RunAsync();

        Assert.Equal(1, await at.Purge().RunAsync("it's/not there.md", default));

        Assert.True(await at.Purges.HasAsync("it's/not there.md", default));
    }
}
