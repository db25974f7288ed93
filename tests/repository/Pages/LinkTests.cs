namespace Repository.Tests.Pages;

public sealed class LinkTests
{
    [Fact]
    public void Every_relative_link_and_anchor_resolves() => Assert.Empty(MarkdownPage.All.SelectMany(Broken));

    [Theory]
    [InlineData("[a](docs/costs.md)")]
    [InlineData("[a](docs/promotion.md#gate)")]
    [InlineData("[a](#title)")]
    [InlineData("[a](https://example.com/missing)")]
    public void A_link_that_resolves_is_accepted(string link) => Assert.Empty(Broken(MarkdownPage.Of("README.md", $"# Title\n\n{link}")));

    [Theory]
    [InlineData("[a](docs/missing.md)")]
    [InlineData("[a](docs/promotion.md#missing)")]
    [InlineData("[a](#missing)")]
    [InlineData("![a](docs/missing.svg)")]
    public void A_broken_link_is_found(string link) => Assert.Single(Broken(MarkdownPage.Of("README.md", $"# Title\n\n{link}")));

    private static IEnumerable<string> Broken(MarkdownPage page)
    {
        foreach (var link in page.Links.Where(link => link.Length > 0 && !link.Contains(':')))
        {
            var (path, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
            var target =
                path.Length == 0
                    ? page.File
                    : Path.GetRelativePath(Checkout.Root, Path.Combine(Checkout.Root, Path.GetDirectoryName(page.File)!, path))
                        .Replace('\\', '/');
            if (!Path.Exists(Path.Combine(Checkout.Root, target)))
            {
                yield return $"{page.File}: {link}: {target} does not exist";
            }
            else if (anchor.Length > 0 && target.EndsWith(".md"))
            {
                var anchors = target == page.File ? page.Anchors : MarkdownPage.Read(target).Anchors;
                if (!anchors.Contains(anchor))
                {
                    yield return $"{page.File}: {link}: {target} has no heading #{anchor}";
                }
            }
        }
    }
}
