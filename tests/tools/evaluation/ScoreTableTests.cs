using CsCheck;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Evaluation.Runs;

namespace Evaluation.Tests;

public sealed class ScoreTableTests
{
    [Fact]
    public void A_score_has_mean_worst_and_spread_of_the_runs()
    {
        CaseResult[] results =
        [
            Result(Category.Question, Metric.HitAt5, 1, 1, 0),
            Result(Category.Question, Metric.HitAt5, 1, 0, 0),
            Result(Category.Typo, Metric.HitAt5, 1, 1, 1),
            Result(Category.OffTopic, Metric.MissedRefusal, 0, 1, 0),
        ];

        var scores = ScoreTable.Of(results, 3);

        Assert.Equal(
            [
                new Score(Metric.HitAt5, "all", 0.666667, 0.333333, 0.666667, 3),
                new Score(Metric.HitAt5, "question", 0.5, 0, 1, 2),
                new Score(Metric.HitAt5, "typo", 1, 1, 0, 1),
                new Score(Metric.MissedRefusal, "all", 0.333333, 1, 1, 1),
            ],
            scores.Where(score => score.Metric != Metric.Identical)
        );
    }

    [Fact]
    public void A_case_is_identical_when_all_its_runs_are()
    {
        var same = Result(Category.Question, Metric.HitAt5, 1, 1);
        var other = same with { Answers = [same.Answers[0], same.Answers[1] with { Answer = Golden.Answer("Other.") }] };

        Assert.Equal(0.5, ScoreTable.Of([same, other], 2).Single(score => score.Metric == Metric.Identical).Mean);
    }

    [Fact]
    public void A_metric_is_averaged_over_the_runs_in_which_it_applies()
    {
        var result = Result(Category.Question, Metric.Groundedness, 1, 0.5);
        var refused = new JudgedAnswer(Golden.Refused, new Dictionary<Metric, Judgement>());

        var scores = ScoreTable.Of([result with { Answers = [refused, result.Answers[1]] }], 2);

        Assert.Equal(0.5, scores.Single(score => score.Metric == Metric.Groundedness).Mean);
    }

    [Fact]
    public void The_worst_run_is_within_the_mean_and_the_spread() =>
        Gen.Select(Gen.Double[0, 1].List[1, 8], Gen.OneOfConst<Metric>([.. Metric.All]))
            .Sample(
                (perRun, metric) =>
                {
                    var score = Score.Of(metric, "all", perRun, 1);

                    Assert.False(metric.IsWorse(score.Mean, score.Worst - (metric.LowerIsBetter ? -1 : 1) * 2e-6));
                    Assert.InRange(score.Spread, 0, 1);
                    Assert.InRange(Math.Abs(score.Mean - score.Worst), 0, score.Spread + 2e-6);
                }
            );

    private static CaseResult Result(Category category, Metric metric, params double[] values) =>
        new(
            Golden.Of(category),
            [
                .. values.Select(value => new JudgedAnswer(
                    Golden.Answer("Text."),
                    new Dictionary<Metric, Judgement> { [metric] = new(value, null) }
                )),
            ]
        );
}
