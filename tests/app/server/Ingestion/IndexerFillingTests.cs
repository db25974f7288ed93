using App.Ingestion;
using App.Search;
using App.Tests.Search;
using App.Tests.Storage;

namespace App.Tests.Ingestion;

public sealed class IndexerFillingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);

    private ReleaseFixture at = null!;

    private FakeSearch Search => at.Search;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await ReleaseFixture.StartAsync();
        Put("networking.md", "A private endpoint has an address inside.", Monday, "everyone");
        Put("hr/plan a.md", "The merger is planned.", Monday, "Legal");
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task The_service_reads_the_documents_and_the_app_none()
    {
        var report = await RunAsync();

        Assert.Matches("^knowledge-v1002-[0-9]{14}$", report.Index.ToString());
        Assert.Equal("+hr/plan a.md +networking.md", ReleaseFixture.Changes(report));
        Assert.Equal(report.Index.ToString(), Search.Aliases["knowledge"]);
        Assert.Equal(["networking.md"], await FindAsync("private endpoint"));
        Assert.DoesNotContain(Search.Requests, request => request.Body?.ToJsonString().Contains("\"@search.action\":\"upload\"") is true);
    }

    [AzuriteFact]
    public async Task A_document_is_found_by_its_groups_only()
    {
        await RunAsync();

        Assert.Empty(await FindAsync("merger planned"));
        Assert.Empty(await FindAsync("merger planned", "board"));
        Assert.Equal(["hr/plan a.md"], await FindAsync("merger planned", "legal"));
    }

    [AzuriteFact]
    public async Task A_document_without_groups_is_found_by_no_user()
    {
        Put("draft.md", "The draft of the merger.", Monday);

        var report = await RunAsync();

        Assert.Equal(["draft.md"], report.Changes.Unreadable);
        Assert.Empty(await FindAsync("draft", "legal", "everyone"));
    }

    [AzuriteFact]
    public async Task A_chunk_is_readable_only_after_the_app_has_completed_it()
    {
        await RunAsync();
        Search.Indexers.Blobs.Add(new FakeBlob("new.md", "A quota is counted by the minute.", Monday.AddHours(1)));
        var index = (await at.Parts.Administration.LiveAsync(default))!;

        await at.Indexers(Settings).RunAsync(index, TimeSpan.FromMinutes(1), default);
        Assert.Empty(await FindAsync("quota counted", "legal"));

        Put("new.md", "A quota is counted by the minute.", Monday.AddHours(1), "everyone");
        await RunAsync();
        Assert.Equal(["new.md"], await FindAsync("quota counted"));
    }

    [AzuriteFact]
    public async Task A_text_of_another_version_is_not_shown_with_the_groups_of_the_old_one()
    {
        await RunAsync();
        var chunk = Search.Live().Documents.Values.Single(chunk => (string?)chunk["documentId"] == "networking.md");
        Assert.Equal(["networking.md"], await FindAsync("private endpoint"));

        chunk["text"] = "The private endpoint of the merger.";

        Assert.Empty(await FindAsync("private endpoint"));
    }

    [AzuriteFact]
    public async Task A_document_loses_readers_at_once_if_the_indexer_is_behind()
    {
        await RunAsync();
        at.Source.Put("networking.md", "A private endpoint has an address inside.", Monday.AddHours(1), "legal");
        Assert.Equal(["networking.md"], await FindAsync("private endpoint"));

        var report = await RunAsync();

        Assert.Empty(await FindAsync("private endpoint", "legal"));
        Assert.Equal("networking.md", Assert.Single(report.Changes.Rejected).Id);
        Assert.Equal(Monday.AddHours(1), report.BehindSince);
    }

    [AzuriteFact]
    public async Task A_change_of_the_containers_default_groups_is_applied()
    {
        await RunAsync();
        at.Source.Put("networking.md", "A private endpoint has an address inside.", Monday, "legal");

        await RunAsync();

        Assert.Empty(await FindAsync("private endpoint"));
        Assert.Equal(["networking.md"], await FindAsync("private endpoint", "legal"));
    }

    [AzuriteFact]
    public async Task Chunks_of_deleted_and_purged_documents_are_removed()
    {
        await RunAsync();
        Delete("networking.md");
        await at.Purge(Settings).RunAsync("hr/plan a.md", default);
        Assert.Empty(await FindAsync("merger planned", "legal"));
        Put("kept.md", "A forecast warns.", Monday.AddHours(1), "everyone");

        var report = await RunAsync();

        Assert.Equal("+kept.md -networking.md", ReleaseFixture.Changes(report));
        Assert.Equal(["kept.md"], Search.Live().Documents.Values.Select(chunk => (string?)chunk["documentId"]));
    }

    [AzuriteFact]
    public async Task Text_is_masked_before_it_is_readable()
    {
        Put("contact.md", "Write to jane.doe@example.com about budgets.", Monday, "everyone");

        await RunAsync();

        Assert.Equal(["contact.md"], await FindAsync("write budgets"));
        Assert.DoesNotContain(Search.Live().Documents.Values, chunk => ((string)chunk["text"]!).Contains("jane.doe"));
    }

    [AzuriteFact]
    public async Task Completed_chunks_have_every_field_of_the_schema()
    {
        Put("long.md", string.Concat(Enumerable.Repeat("A budget warns early. ", 200)), Monday, "everyone");
        await RunAsync();

        var chunks = Search.Live().Documents.Values.Where(chunk => (string?)chunk["documentId"] == "long.md").ToArray();
        Assert.Equal([0, 1, 2], chunks.Select(chunk => (int)chunk["ordinal"]!).Order());
        var names = Search.Live().Definition["fields"]!.AsArray().Select(field => (string)field!["name"]!);
        Assert.All(chunks, chunk => Assert.Superset(names.Except(["page", "koreanText"]).ToHashSet(), Filled(chunk)));

        static ISet<string> Filled(System.Text.Json.Nodes.JsonObject chunk) =>
            chunk.Where(field => field.Value is not null).Select(field => field.Key).ToHashSet();
    }

    [AzuriteFact]
    public async Task A_failed_run_of_the_indexer_fails_the_ingestion_with_its_reason()
    {
        Search.Indexers.Ends = "transientFailure";

        var failure = await Assert.ThrowsAsync<IndexingException>(RunAsync);

        Assert.Contains("transientFailure: The private endpoint connection is pending.", failure.Message);
        Assert.Empty(Search.Aliases);
    }

    [AzuriteFact]
    public async Task Documents_that_the_indexer_cannot_read_are_rejected_with_its_reason()
    {
        Put("broken.pdf", "", Monday, "everyone");
        Put("notes.xyz", "", Monday, "everyone");
        Search.Indexers.Broken.UnionWith(["broken.pdf", "notes.xyz"]);
        Put("cost.md", "A budget warns early.", Monday, "everyone");

        var report = await RunAsync();

        Assert.Equal(
            [("broken.pdf", "The file could not be parsed."), ("notes.xyz", "The format '.xyz' is not supported")],
            report.Changes.Rejected.Select(rejection => (rejection.Id, rejection.Detail.Split(';')[0])).Order()
        );
    }

    [AzuriteFact]
    public async Task A_new_index_waits_for_the_end_of_a_long_run()
    {
        Search.Indexers.Looks = 200;

        await RunAsync();

        Assert.Equal(["networking.md"], await FindAsync("private endpoint"));
        Assert.True(at.Clock.Waits.Count(wait => wait == Indexers.BetweenLooks) > 150);
    }

    [AzuriteFact]
    public async Task Objects_are_created_once_and_changed_only_with_the_settings()
    {
        await RunAsync();
        var before = Puts();

        await RunAsync();
        Assert.Equal(before, Puts());

        await at.RunAsync(Settings with { Indexer = Settings.Indexer! with { Account = "other" } });
        Assert.Equal(before + 3, Puts());

        int Puts() => Search.Requests.Count(request => request.Method == "PUT" && !request.Path.StartsWith('a'));
    }

    [AzuriteFact]
    public async Task A_change_of_the_engine_builds_a_new_index_and_ends_the_old_indexer()
    {
        var byIndexer = await RunAsync();
        Assert.Equal(3, Search.Indexers.Definitions.Count);

        var byApp = await at.RunAsync();

        Assert.True(byApp.IsNew);
        Assert.NotEqual(byIndexer.Index, byApp.Index);
        Assert.Empty(Search.Indexers.Definitions);
        Assert.Contains(byIndexer.Index.ToString(), Search.Indexes.Keys);
    }

    [AzuriteFact]
    public async Task While_the_container_is_empty_the_app_indexes_the_bundled_documents()
    {
        Search.Indexers.Blobs.Clear();
        at.Container.Documents.Clear();

        await RunAsync();
        Assert.Equal(["networking.md"], await FindAsync("private endpoint"));
        Assert.Empty(Search.Indexers.Definitions);

        at.Source.Documents.Clear();
        Put("own.md", "A manual of our own.", Monday, "everyone");
        await RunAsync();
        Assert.Equal(["own.md"], Search.Live().Documents.Values.Select(chunk => (string?)chunk["documentId"]).Distinct());
    }

    private SearchSettings Settings => at.Parts.Settings with { Indexer = new("/subscriptions/s/storage", "ai") };

    private Task<ReleaseReport> RunAsync() => at.RunAsync(Settings);

    private Task<IReadOnlyList<string>> FindAsync(string question, params string[] groups) => at.FindAsync(Settings, question, groups);

    private void Put(string id, string text, DateTimeOffset modifiedAt, params string[] groups)
    {
        at.Source.Put(id, text, modifiedAt, groups);
        at.Container.Put(id, text, modifiedAt, groups);
        Search.Indexers.Blobs.RemoveAll(blob => blob.Name == id);
        Search.Indexers.Blobs.Add(new FakeBlob(id, text, modifiedAt));
    }

    private void Delete(string id)
    {
        at.Source.Documents.Remove(id);
        Search.Indexers.Blobs.RemoveAll(blob => blob.Name == id);
    }
}
