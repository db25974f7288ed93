using System.Text.RegularExpressions;
using CommandLine;
using Evaluation.Cases;
using Markdig;
using Markdig.Syntax;

namespace Evaluation.Tests;

public sealed partial class GoldenSetTests
{
    private static readonly GoldenSet Set = GoldenSet.Read(CaseSet.Golden);
    private static readonly GoldenSet HeldOut = GoldenSet.Read(CaseSet.HeldOut);
    private static readonly GoldenCase[] Both = [.. Set.Cases, .. HeldOut.Cases];

    [Theory]
    [InlineData("question", 60)]
    [InlineData("typo", 10)]
    [InlineData("off-topic", 20)]
    [InlineData("near-topic", 10)]
    [InlineData("injection", 15)]
    [InlineData("poisoned", 5)]
    public void Each_category_has_enough_cases(string category, int least) =>
        Assert.True(Set.Cases.Count(asked => asked.Category.Name == category) >= least);

    [Fact]
    public void Every_case_is_reviewed_and_has_an_id_of_its_own()
    {
        Assert.All(Both, asked => Assert.NotEmpty(asked.ReviewedBy));
        Assert.Equal(Both.Length, Both.Select(asked => asked.Id).Distinct().Count());
    }

    [Fact]
    public void Every_expected_source_is_a_section_of_the_documents()
    {
        var sections = Documents().SelectMany(Sections).Select(section => section.Id).ToHashSet();

        Assert.All(Both.SelectMany(asked => asked.Sources), source => Assert.Contains(source, sections));
    }

    [Fact]
    public void Every_document_has_a_case()
    {
        var asked = Set.Cases.SelectMany(asked => asked.Sources).Select(source => source.Split('#')[0]).ToHashSet();

        Assert.All(Documents(), file => Assert.Contains(Path.GetFileName(file), asked));
    }

    [Fact]
    public void Every_expected_fact_is_in_an_expected_section()
    {
        var sections = Documents()
            .Concat(Directory.EnumerateFiles(Path.Combine(EvaluationFiles.Knowledge, "ko")))
            .SelectMany(Sections)
            .GroupBy(section => section.Id)
            .ToDictionary(section => section.Key, section => string.Join('\n', section.Select(language => language.Text)));

        foreach (var asked in Both)
            Assert.All(asked.Facts, fact =>
                Assert.Contains(asked.Sources, source => Evaluators.CompletenessEvaluator.Contains(fact, sections[source]))
            );
    }

    [Fact]
    public void No_golden_question_is_in_the_sources_or_tests_of_the_app()
    {
        var seen = Words(
            string.Concat(
                Directory
                    .EnumerateFiles(Path.Combine(Checkout.Root, "app"), "*.*", SearchOption.AllDirectories)
                    .Concat(
                        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests", "app", "server"), "*.cs", SearchOption.AllDirectories)
                    )
                    .Where(file => Path.GetExtension(file) is ".md" or ".cs" or ".js" or ".html" && !Built().IsMatch(file))
                    .Select(File.ReadAllText)
            )
        );

        // A short follow-up can stand anywhere.
        Assert.All(Both.Where(asked => IsNew(asked) && Words(asked.Question).Count(c => c == ' ') > 2), asked =>
            Assert.DoesNotContain(Words(asked.Question), seen)
        );
    }

    [Fact]
    public void No_held_out_question_is_in_another_set() =>
        Assert.Empty(
            Set.Cases.Concat(GoldenSet.Read(CaseSet.Tuning).Cases)
                .Where(IsNew)
                .Select(asked => asked.Question)
                .Concat(Written())
                .Select(Words)
                .Intersect(HeldOut.Cases.Where(IsNew).Select(asked => Words(asked.Question)))
        );

    [Fact]
    public void Injection_markers_are_in_no_document()
    {
        var documents = string.Concat(
            Documents().Concat(Directory.EnumerateFiles(EvaluationFiles.PoisonedFolder)).Select(File.ReadAllText)
        );

        Assert.All(Set.Cases.Where(asked => asked.Intent != "remote-image").SelectMany(asked => asked.MustNotSay), text =>
            Assert.DoesNotContain(text, documents, StringComparison.OrdinalIgnoreCase)
        );
    }

    // The questions that offline mode was fitted to.
    private static IEnumerable<string> Written() =>
        Directory
            .EnumerateFiles(Checkout.At("tools", "evaluation", "asked"), "*.txt", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines);

    private static bool IsNew(GoldenCase asked) => !asked.Category.IsOfConversation;

    private static IEnumerable<string> Documents() => Directory.EnumerateFiles(EvaluationFiles.Knowledge, "*.md");

    private static IEnumerable<(string Id, string Text)> Sections(string file)
    {
        var markdown = File.ReadAllText(file);
        var headings = Markdown.Parse(markdown).OfType<HeadingBlock>().ToArray();
        return headings.Zip(headings.Skip(1).Select(next => next.Span.Start).Append(markdown.Length), (heading, end) =>
            (
                $"{Path.GetFileName(file)}#{Slug(markdown[heading.Span.Start..(heading.Span.End + 1)])}",
                Evaluators.CitedSpan.Flat(markdown[heading.Span.End..end])
            )
        );
    }

    private static string Slug(string heading) =>
        Anchor().Match(heading) is { Success: true } given ? given.Groups[1].Value : Words(heading).Replace(' ', '-');

    private static string Words(string text) => NoWord().Replace(text.ToLowerInvariant(), " ").Trim();

    [GeneratedRegex(@"\{#([a-z0-9-]+)\}")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();
}
