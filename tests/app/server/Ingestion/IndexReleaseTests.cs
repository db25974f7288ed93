using App.Search;
using App.Tests.Search;
using App.Tests.Storage;

namespace App.Tests.Ingestion;

public sealed class IndexReleaseTests : IAsyncLifetime
{
    private ReleaseFixture at = null!;

    private FakeSearch Search => at.Search;

    public async Task InitializeAsync()
    {
        if (Azurite.WhySkip() is not null)
            return;

        at = await ReleaseFixture.StartAsync();
        at.Source.Put("networking.md", "# Networking\n\n## Endpoints\n\nA private endpoint has an address inside.");
        at.Source.Put("cost.md", "# Cost\n\n## Budgets\n\nA budget warns early.");
        at.Source.Put("secret.md", "# Secret\n\n## Plan\n\nThe merger is planned.", "legal");
    }

    public async Task DisposeAsync()
    {
        if (at is not null)
            await at.DisposeAsync();
    }

    [AzuriteFact]
    public async Task The_first_run_creates_and_fills_an_index_and_then_sets_the_alias()
    {
        var report = await at.RunAsync();

        Assert.True(report.IsNew);
        Assert.Matches("^knowledge-v2-[0-9]{14}$", report.Index.ToString());
        Assert.Equal(report.Index.ToString(), Search.Aliases["knowledge"]);
        Assert.Equal((3, null), (report.Listed, report.BehindSince));
        Assert.Equal(
            [$"PUT indexes('{report.Index}')", $"POST indexes('{report.Index}')/docs/search.index", "PUT aliases('knowledge')"],
            Search.Changes.Distinct()
        );
        Assert.Equal(["networking.md"], await at.FindAsync("private endpoint"));
    }

    [AzuriteFact]
    public async Task The_next_run_applies_source_changes_to_the_live_index()
    {
        var first = await at.RunAsync();
        at.Source.Put("cost.md", "# Cost\n\n## Budgets\n\nA forecast warns earlier.");
        at.Source.Put("new.md", "# New\n\nQuotas are counted by the minute.");
        at.Source.Documents.Remove("networking.md");

        var second = await at.RunAsync();

        Assert.False(second.IsNew);
        Assert.Equal(first.Index, second.Index);
        Assert.Equal("+new.md ~cost.md -networking.md", ReleaseFixture.Changes(second));
        Assert.Equal(["cost.md"], await at.FindAsync("forecast"));
        Assert.Empty(await at.FindAsync("endpoint address"));
    }

    [AzuriteFact]
    public async Task A_run_without_changes_writes_nothing()
    {
        await at.RunAsync();
        Search.Requests.Clear();

        Assert.Equal("", ReleaseFixture.Changes(await at.RunAsync()));
        Assert.Empty(Search.Changes);
    }

    [AzuriteFact]
    public async Task A_change_of_permissions_updates_the_index()
    {
        await at.RunAsync();
        Assert.Equal(["secret.md"], await at.FindAsync("merger planned", "legal"));
        at.Source.Put("secret.md", "# Secret\n\n## Plan\n\nThe merger is planned.", "board");

        await at.RunAsync();

        Assert.Empty(await at.FindAsync("merger planned", "legal"));
        Assert.Equal(["secret.md"], await at.FindAsync("merger planned", "board"));
    }

    [AzuriteTheory]
    [InlineData("another model")]
    [InlineData("other dimensions")]
    [InlineData("on demand")]
    public async Task A_new_index_goes_live_when_complete_and_the_old_one_is_kept(string why)
    {
        var first = await at.RunAsync();
        Search.Requests.Clear();
        at.Clock.Waits.Clear();

        var second = await at.RunAsync(Changed(why), rebuild: why == "on demand");

        Assert.True(second.IsNew);
        Assert.Equal(second.Index.ToString(), Search.Aliases["knowledge"]);
        Assert.Equal([first.Index.ToString(), second.Index.ToString()], Search.Indexes.Keys.Order());
        Assert.DoesNotContain(Search.Changes, change => change.Contains(first.Index.ToString()));
        Assert.Equal("PUT aliases('knowledge')", Search.Changes[^1]);
        Assert.Equal(Search.Indexes[first.Index.ToString()].Documents.Count, Search.Live().Documents.Count);
    }

    [AzuriteFact]
    public async Task Older_indexes_are_deleted_after_the_alias_change_has_propagated()
    {
        for (var i = 0; i < 3; i++)
            await at.RunAsync(rebuild: true);
        at.Clock.Waits.Clear();
        var before = Search.Indexes.Keys.Order().ToArray();
        DateTimeOffset moved = default,
            deleted = default;
        Search.Refuse = request =>
        {
            if (request is { Method: "PUT", Path: "aliases('knowledge')" })
                moved = at.Clock.GetUtcNow();
            if (request.Method == "DELETE")
                deleted = at.Clock.GetUtcNow();
            return null;
        };

        var last = await at.RunAsync(rebuild: true);

        Assert.Equal([before[^1], last.Index.ToString()], Search.Indexes.Keys.Order());
        Assert.True(deleted - moved >= TimeSpan.FromSeconds(10), $"deleted {deleted - moved} after the alias moved");
    }

    [AzuriteFact]
    public async Task The_index_that_the_alias_names_is_never_deleted()
    {
        var live = (await at.RunAsync()).Index;

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => at.Parts.Administration.DeleteAsync(live, default));

        Assert.Equal($"The index '{live}' is live and was not deleted.", refused.Message);
        Assert.Contains(live.ToString(), Search.Indexes.Keys);
    }

    [AzuriteFact]
    public async Task Unrelated_indexes_are_not_deleted()
    {
        foreach (var name in new[] { "other-v1-20260101000000", "knowledge-vx", "knowledge-base-v1-20260101000000" })
            Search.Indexes[name] = new FakeIndex(IndexSchema.Definition(name, 64, null));
        for (var i = 0; i < 3; i++)
            await at.RunAsync(rebuild: true);

        Assert.Equal(5, Search.Indexes.Count);
    }

    [AzuriteFact]
    public async Task The_knowledge_base_follows_the_alias_and_goes_with_its_setting()
    {
        var without = await at.RunAsync();
        Assert.Empty(Search.Knowledge.Definitions);
        var settings = at.Parts.Settings with { KnowledgeBase = new("ai") };

        var with = await at.RunAsync(settings);
        Assert.NotEqual(without.Index, with.Index);
        Assert.Equal(with.Index.ToString(), Source());
        Search.Requests.Clear();
        await at.RunAsync(settings);
        Assert.Empty(Search.Changes);

        var rebuilt = await at.RunAsync(settings, rebuild: true);
        Assert.Equal(rebuilt.Index.ToString(), Source());
        await at.RunAsync();
        Assert.Empty(Search.Knowledge.Definitions);

        string? Source() =>
            (string?)Search.Knowledge.Definitions[("knowledgesources", "knowledge")]["searchIndexParameters"]!["searchIndexName"];
    }

    [AzuriteFact]
    public async Task An_operator_can_roll_back_by_setting_the_alias()
    {
        var first = await at.RunAsync();
        await at.RunAsync(rebuild: true);

        await at.Parts.Administration.PointAsync(first.Index, default);
        var report = await at.RunAsync();

        Assert.Equal(first.Index, report.Index);
        Assert.Equal([first.Index.ToString()], Search.Indexes.Keys);
        Assert.Equal(["networking.md"], await at.FindAsync("private endpoint"));
    }

    [AzuriteFact]
    public async Task A_clock_that_is_behind_never_creates_an_older_index_version()
    {
        at.Clock.Pass(TimeSpan.FromDays(1));
        var first = await at.RunAsync();
        at.Clock.Pass(TimeSpan.FromDays(-2));

        var second = await at.RunAsync(rebuild: true);

        Assert.True(second.Index.IsNewerThan(first.Index));
    }

    private SearchSettings Changed(string why) =>
        why switch
        {
            "another model" => at.Parts.Settings with { EmbeddingModel = "fake-2" },
            "other dimensions" => at.Parts.Settings with { EmbeddingDimensions = 32 },
            _ => at.Parts.Settings,
        };
}
