using App.Identity;
using App.Search;

namespace App.Tests.Search;

public sealed class AccessTests : IAsyncLifetime
{
    private const string Finance = "9b0f3c52-0000-0000-0000-000000000001";
    private const string Legal = "9b0f3c52-0000-0000-0000-000000000002";

    private FakeSearch search = null!;
    private SearchParts parts = null!;

    public async Task InitializeAsync()
    {
        search = await FakeSearch.StartAsync();
        parts = new SearchParts(search);
        await parts.FillAsync(
            Document("open", Caller.Everyone),
            Document("money", Finance.ToUpperInvariant()),
            Document("law", Legal),
            Document("both", Finance, Legal),
            (Sources.Document("no-groups") with { Groups = [] }, "# no-groups\n\nplan")
        );
    }

    public async Task DisposeAsync()
    {
        parts.Dispose();
        await search.DisposeAsync();
    }

    [Theory]
    [InlineData("", "open")]
    [InlineData(Finance, "both money open")]
    [InlineData(Legal, "both law open")]
    [InlineData($"{Finance} {Legal}", "both law money open")]
    [InlineData("9B0F3C52-0000-0000-0000-000000000001", "both money open")]
    [InlineData("unknown-group", "open")]
    [InlineData($"x|{Finance}", "open")]
    [InlineData("o'brien", "open")]
    [InlineData("') or groups/any(g: g ne '", "open")]
    public async Task Passages_and_titles_are_trimmed_to_the_groups_of_the_caller(string groups, string expected)
    {
        var caller = groups.StartsWith("')")
            ? SearchParts.Member(groups)
            : SearchParts.Member([.. groups.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        var found = await parts.Retriever.RetrieveAsync("plan", caller, 20, default);
        var titles = await parts.Retriever.TitlesAsync(caller, 20, default);

        Assert.Equal(expected.Split(' '), found.Passages.Select(passage => passage.Chunk.Source.Id).Order());
        Assert.Equal(expected.Split(' '), titles.Order());
    }

    [Fact]
    public async Task A_caller_with_2000_groups_needs_one_request()
    {
        var caller = SearchParts.Member([.. Enumerable.Range(0, 2_000).Select(_ => Guid.NewGuid().ToString()), Finance]);

        var found = await parts.Retriever.RetrieveAsync("plan", caller, 20, default);

        Assert.Equal(["both", "money", "open"], found.Passages.Select(passage => passage.Chunk.Source.Id).Order());
    }

    [Fact]
    public void Group_names_are_escaped_in_the_filter() =>
        Assert.Equal("groups/any(g: search.in(g, 'everyone|o''brien', '|'))", AccessFilter.For(SearchParts.Member("O'Brien", "a|b", " ")));

    private static (App.Documents.SourceDocument, string) Document(string id, params string[] groups) =>
        (Sources.Document(id, groups), $"# {id}\n\nplan");
}
