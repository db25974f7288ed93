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
            (Sources.Document("nobody") with { Groups = [] }, "# nobody\n\nplan")
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
    [InlineData("stranger", "open")]
    [InlineData($"x|{Finance}", "open")]
    [InlineData("o'brien", "open")]
    [InlineData("') or groups/any(g: g ne '", "open")]
    public async Task Everybody_finds_and_is_told_of_exactly_what_their_groups_may_read(string groups, string expected)
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
    public async Task Somebody_in_two_thousand_groups_is_trimmed_by_one_request()
    {
        var caller = SearchParts.Member([.. Enumerable.Range(0, 2_000).Select(_ => Guid.NewGuid().ToString()), Finance]);

        var found = await parts.Retriever.RetrieveAsync("plan", caller, 20, default);

        Assert.Equal(["both", "money", "open"], found.Passages.Select(passage => passage.Chunk.Source.Id).Order());
    }

    [Fact]
    public void A_filter_says_nothing_but_what_it_was_given() =>
        Assert.Equal("groups/any(g: search.in(g, 'everyone|o''brien', '|'))", AccessFilter.For(SearchParts.Member("O'Brien", "a|b", " ")));

    private static (App.Documents.SourceDocument, string) Document(string id, params string[] groups) =>
        (Sources.Document(id, groups), $"# {id}\n\nplan");
}
