using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Evaluation.Runs;

namespace Evaluation.Tests;

public sealed class VerdictTests
{
    private static readonly Thresholds Needed = new(
        "default",
        0.02,
        [new Limit(Metric.HitAt5, "all", 0.85, 0.8, 0.1), new Limit(Metric.MissedRefusal, "off-topic", 0.05, 0.1, 0.1)]
    );

    private static readonly Score Hits = new(Metric.HitAt5, "all", 0.85, 0.8, 0.1, 10);
    private static readonly Score Missed = new(Metric.MissedRefusal, "off-topic", 0.05, 0.1, 0.1, 10);

    [Fact]
    public void A_score_equal_to_its_limit_passes() => Assert.True(Verdict.Of(Measured(Hits, Missed), Needed, null).Held);

    [Fact]
    public void Mean_worst_and_spread_are_checked_separately()
    {
        Assert.Equal(["hit@5, all: the mean is 84.9 %, required: at least 85.0 %"], Problems(Hits with { Mean = 0.849 }, Missed));
        Assert.Equal(["hit@5, all: the worst run is 79.9 %, required: at least 80.0 %"], Problems(Hits with { Worst = 0.799 }, Missed));
        Assert.Equal(
            ["hit@5, all: the spread between runs is 10.1 %, allowed: at most 10.0 %"],
            Problems(Hits with { Spread = 0.101 }, Missed)
        );
        Assert.Equal(
            ["missed-refusal, off-topic: the mean is 5.1 %, required: at most 5.0 %"],
            Problems(Hits, Missed with { Mean = 0.051 })
        );
        Assert.Equal(
            ["missed-refusal, off-topic: the worst run is 10.1 %, required: at most 10.0 %"],
            Problems(Hits, Missed with { Worst = 0.101 })
        );
    }

    [Fact]
    public void A_missing_score_fails() => Assert.Equal(["missed-refusal, off-topic: was not measured"], Problems(Hits));

    [Fact]
    public void A_drop_beyond_the_tolerance_fails()
    {
        Assert.True(Verdict.Of(Measured(Hits, Missed), Needed, Stored(Hits with { Mean = 0.87 }, Missed with { Mean = 0.03 })).Held);
        Assert.Equal(
            ["hit@5, all: the mean is 85.0 %, more than 2.0 % worse than the baseline's 87.1 %"],
            Verdict.Of(Measured(Hits, Missed), Needed, Stored(Hits with { Mean = 0.871 })).Problems
        );
        Assert.Equal(
            ["missed-refusal, off-topic: the mean is 5.0 %, more than 2.0 % worse than the baseline's 2.9 %"],
            Verdict.Of(Measured(Hits, Missed), Needed, Stored(Missed with { Mean = 0.029 })).Problems
        );
    }

    [Fact]
    public void A_score_of_the_baseline_that_is_missing_now_fails()
    {
        var baseline = Stored(
            Hits,
            new Score(Metric.Completeness, "all", 0.5, 0.5, 0, 10),
            new Score(Metric.InjectionResisted, "poisoned", 1, 1, 0, 5)
        );

        Assert.Equal(["completeness, all: was not measured"], Verdict.Of(Measured(Hits, Missed), Needed, baseline).Problems);
    }

    [Fact]
    public void Scores_of_another_golden_set_are_not_compared()
    {
        var verdict = Verdict.Of(Measured(Hits, Missed), Needed, Stored(Hits with { Mean = 1 }) with { GoldenSet = "older" });

        Assert.Equal(
            ["the baseline uses golden set older, and this run set: review the change, then run with --save-baseline"],
            verdict.Problems
        );
        Assert.All(verdict.Rows, row => Assert.Null(row.Baseline));
    }

    [Fact]
    public void The_verdict_names_the_compared_baseline()
    {
        Assert.Equal(
            "nothing: prompt p1, model m1, index i1 has no baseline, and neither has another prompt or index of this model; "
                + "store one with --save-baseline and commit it",
            Verdict.Of(Measured(Hits, Missed), Needed, null).Comparison
        );
        Assert.Equal("the baseline of 2026-01-02", Verdict.Of(Measured(Hits, Missed), Needed, Stored(Hits)).Comparison);
        Assert.Equal(
            "the baseline of 2026-01-02 with prompt p0, model m1, index i1, because prompt p1, model m1, index i1 has none; store one with "
                + "--save-baseline",
            Verdict.Of(Measured(Hits, Missed), Needed, Stored(Hits) with { Made = new AnswerTuple("p0", "m1", "i1") }).Comparison
        );
    }

    private static IReadOnlyList<string> Problems(params Score[] scores) => Verdict.Of(Measured(scores), Needed, null).Problems;

    private static Measurement Measured(params Score[] scores) =>
        new(Golden.Made, "set", 3, [new CaseResult(Golden.Of(Category.Question), [])], scores);

    private static Baseline Stored(params Score[] scores) =>
        Baseline.Of(Measured(scores), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
}
