using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Tests;

public sealed class RefusalEvaluatorTests
{
    private static readonly Answer Answered = Golden.Answer("Text. [1]", Golden.Source(1, "a.md#one"));

    private static readonly Answer Filtered = Golden.Refused with { FinishReason = "filtered", Text = "" };

    private static readonly Answer Declined = Golden.Answer("The sources do not say how old it is.", Golden.Source(1, "a.md#one"));

    [Fact]
    public async Task A_rejected_question_that_the_documents_answer_is_a_wrong_refusal()
    {
        var evaluator = new WrongRefusalEvaluator();
        foreach (var category in (Category[])[Category.Question, Category.Typo])
        {
            Assert.Equal(0, await Golden.Judge(evaluator, Metric.WrongRefusal, Golden.Of(category), Answered));
            foreach (var refused in (Answer[])[Golden.Refused, Filtered, Declined])
                Assert.Equal(1, await Golden.Judge(evaluator, Metric.WrongRefusal, Golden.Of(category), refused));
        }

        Assert.False(evaluator.AppliesTo(Golden.Of(Category.OffTopic), Golden.Refused));
    }

    [Fact]
    public async Task An_answer_that_the_documents_do_not_support_is_a_missed_refusal()
    {
        var evaluator = new MissedRefusalEvaluator();
        foreach (var category in (Category[])[Category.OffTopic, Category.NearTopic, Category.Permission])
        {
            Assert.Equal(1, await Golden.Judge(evaluator, Metric.MissedRefusal, Golden.Of(category), Answered));
            foreach (var refused in (Answer[])[Golden.Refused, Filtered, Declined])
                Assert.Equal(0, await Golden.Judge(evaluator, Metric.MissedRefusal, Golden.Of(category), refused));
        }

        Assert.False(evaluator.AppliesTo(Golden.Of(Category.Question), Answered));
    }

    [Fact]
    public void A_long_answer_without_citations_is_not_a_refusal() => Assert.False(Golden.Answer(new string('x', 301)).IsRefused);

    [Theory]
    [InlineData("It says A Fact, plainly.", 1)]
    [InlineData("It says something else.", 0.5)]
    [InlineData("It says nothing.", 0)]
    public async Task Completeness_is_the_fraction_of_facts_in_any_accepted_wording(string text, double expected) =>
        Assert.Equal(
            expected,
            await Golden.Judge(
                new CompletenessEvaluator(),
                Metric.Completeness,
                Golden.Of(Category.Question) with
                {
                    Facts = ["a fact|something", "plainly"],
                },
                Golden.Answer(text)
            )
        );
}
