using Preflight.Checking;

namespace Preflight.Tests.Rules;

public sealed class RulesPageTests
{
    [Fact]
    public void The_page_matches_the_rules() => ReviewedPage.Matches("rules.md", RulesPage.Write(), nameof(RulesPageTests));

    [Fact]
    public void Metadata_reads_as_documentation() => Assert.All(Rulebook.Facts.Values, facts =>
        {
            Assert.True(facts.Title.Length is > 10 and <= 90 && !facts.Title.EndsWith('.'), $"{facts.Id}: {facts.Title}");
            Assert.All(new[] { facts.Why, facts.Fix }, text =>
                Assert.True(text.EndsWith('.') && text.Length is > 15 and <= 240, $"{facts.Id}: {text}")
            );
            Assert.All($"{facts.Why} {facts.Fix}".Split(". "), sentence =>
                Assert.True(sentence.Split(' ').Length <= 25, $"{facts.Id}: more than 25 words: {sentence}")
            );
        });
}
