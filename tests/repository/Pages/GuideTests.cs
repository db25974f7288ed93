namespace Repository.Tests.Pages;

public sealed class GuideTests
{
    private const int MaximumLines = 150;
    private const int MaximumWords = 80;

    private static readonly MarkdownPage Readme = MarkdownPage.Read("README.md");

    [Fact]
    public void The_README_has_at_most_150_lines() => Assert.InRange(Readme.Text.Split('\n').Length - 1, 1, MaximumLines);

    [Fact]
    public void No_paragraph_has_more_than_80_words() => Assert.Empty(MarkdownPage.All.SelectMany(TooLong));

    [Fact]
    public void A_paragraph_of_81_words_is_found()
    {
        Assert.Empty(TooLong(MarkdownPage.Of("page.md", string.Join(' ', Enumerable.Repeat("word", MaximumWords)))));
        Assert.Single(TooLong(MarkdownPage.Of("page.md", string.Join(' ', Enumerable.Repeat("word", MaximumWords + 1)))));
    }

    [Fact]
    public void The_README_links_each_guide_exactly_once()
    {
        var guides = Checkout.TrackedFiles.Where(file =>
            file.StartsWith("docs/") && file.EndsWith(".md") && file.Count(c => c == '/') == 1
        );
        var links = Readme.Links.Select(link => link.Split('#')[0]).ToList();

        Assert.All(guides, guide => Assert.True(links.Count(link => link == guide) == 1, $"README.md must link {guide} exactly once"));
    }

    private static IEnumerable<string> TooLong(MarkdownPage page) =>
        from paragraph in page.Paragraphs
        let words = paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length
        where words > MaximumWords
        select $"{page.File}: {words} words: {paragraph[..60]}...";
}
