using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Tests;

public sealed class RetrievalEvaluatorTests
{
    private readonly RetrievalEvaluator evaluator = new();

    [Theory]
    [InlineData(1, 1, 1, 1, 1)]
    [InlineData(2, 0, 1, 1, 0.5)]
    [InlineData(3, 0, 1, 1, 1 / 3d)]
    [InlineData(5, 0, 0, 1, 0.2)]
    [InlineData(6, 0, 0, 0, 1 / 6d)]
    [InlineData(0, 0, 0, 0, 0)]
    public async Task The_rank_is_that_of_the_first_expected_section(int rank, double hit1, double hit3, double hit5, double reciprocal)
    {
        var asked = Golden.Of(Category.Question);
        var answer = Golden.Answer(
            "Text.",
            [.. Enumerable.Range(1, 6).Select(number => Golden.Source(number, number == rank ? "a.md#two" : $"b.md#{number}"))]
        );

        Assert.Equal(hit1, await Golden.Judge(evaluator, Metric.HitAt1, asked, answer));
        Assert.Equal(hit3, await Golden.Judge(evaluator, Metric.HitAt3, asked, answer));
        Assert.Equal(hit5, await Golden.Judge(evaluator, Metric.HitAt5, asked, answer));
        Assert.Equal(reciprocal, await Golden.Judge(evaluator, Metric.ReciprocalRank, asked, answer), 12);
    }

    [Theory]
    [InlineData("a.md#one", true)]
    [InlineData("a.md#one-2", true)]
    [InlineData("a.md#one-thing", false)]
    [InlineData("a.md#on", false)]
    [InlineData("b.md#one", false)]
    public void A_part_of_a_long_section_counts_as_the_section(string found, bool answers) =>
        Assert.Equal(answers, Golden.Of(Category.Question).IsAnsweredBy(found));

    [Fact]
    public async Task A_refusal_has_no_hits() =>
        Assert.Equal(0, await Golden.Judge(evaluator, Metric.HitAt5, Golden.Of(Category.Typo), Golden.Refused));

    [Fact]
    public void A_case_without_an_answer_has_no_rank() => Assert.False(evaluator.AppliesTo(Golden.Of(Category.OffTopic), Golden.Refused));
}
