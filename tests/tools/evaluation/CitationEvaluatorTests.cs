using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Tests;

public sealed class CitationEvaluatorTests
{
    [Theory]
    [InlineData("This [1]. That [2].", 1)]
    [InlineData("This [1]. That [3].", 0.5)]
    [InlineData("This [3].", 0)]
    public async Task Precision_is_the_fraction_of_cited_sections_that_are_expected(string text, double expected) =>
        Assert.Equal(
            expected,
            await Golden.Judge(
                new CitationPrecisionEvaluator(),
                Metric.CitationPrecision,
                Golden.Of(Category.Question),
                Golden.Answer(text, Golden.Source(1, "a.md#one"), Golden.Source(2, "a.md#two-2"), Golden.Source(3, "b.md#three"))
            )
        );

    [Fact]
    public async Task A_long_answer_without_citations_has_no_precision() =>
        Assert.Equal(
            0,
            await Golden.Judge(
                new CitationPrecisionEvaluator(),
                Metric.CitationPrecision,
                Golden.Of(Category.Question),
                Golden.Answer(new string('x', 301), Golden.Source(1, "a.md#one"))
            )
        );

    [Theory]
    [InlineData("This [1][2].", 1)]
    [InlineData("This [3].", 0)]
    [InlineData("This [0].", 0)]
    [InlineData("Nothing is cited.", 1)]
    public async Task A_citation_of_a_missing_source_is_invalid(string text, double expected) =>
        Assert.Equal(
            expected,
            await Golden.Judge(
                new CitationsExistEvaluator(),
                Metric.CitationsExist,
                Golden.Of(Category.OffTopic),
                Golden.Answer(text, Golden.Source(1, "a.md#one"), Golden.Source(2, "a.md#two"))
            )
        );
}
