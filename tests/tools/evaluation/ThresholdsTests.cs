using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Evaluation.Runs;

namespace Evaluation.Tests;

public sealed class ThresholdsTests : IDisposable
{
    private const string File = """
        thresholds:
          - { set: golden, tolerance: 0.1, limits: [{ metric: hit@5, mean: 0.1, worst: 0.1, spread: 0.1 }] }
          - { set: golden, model: m1, tolerance: 0.2, limits: [{ metric: hit@5, slice: typo, mean: 0.2, worst: 0.1, spread: 0 }] }
          - { set: golden, model: m1, prompt: p1, tolerance: 0.3, limits: [{ metric: hit@5, mean: 0.3, worst: 0.3, spread: 0.3 }] }
          - { set: held-out, tolerance: 0.4, limits: [{ metric: hit@5, mean: 0.4, worst: 0.4, spread: 0.4 }] }
        """;

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => System.IO.File.Delete(path);

    [Theory]
    [InlineData("p1", "m1", "golden, model m1, prompt p1", 0.3)]
    [InlineData("p2", "m1", "golden, model m1", 0.2)]
    [InlineData("p1", "m2", "golden, any model", 0.1)]
    public void The_closest_entry_applies(string prompt, string model, string name, double tolerance)
    {
        var thresholds = Read(File, new AnswerTuple(prompt, model, "i"));

        Assert.Equal((name, tolerance), (thresholds.For, thresholds.Tolerance));
    }

    [Fact]
    public void Each_set_has_its_own_thresholds() => Assert.Equal("held-out, any model", Read(File, Golden.Made, CaseSet.HeldOut).For);

    [Fact]
    public void A_limit_is_read_as_written() =>
        Assert.Equal([new Limit(Metric.HitAt5, "typo", 0.2, 0.1, 0)], Read(File, new AnswerTuple("p2", "m1", "i")).Limits);

    [Fact]
    public void All_faults_are_reported_together()
    {
        var failure = Assert.Throws<Failure>(() =>
            Read(
                """
                thresholds:
                  - { set: best, prompt: p1, limits: [{ metric: luck, slice: moon, mean: 2, worst: 0 }] }
                  - { set: golden, tolerance: 0 }
                  - { set: golden, tolerance: 0 }
                """,
                Golden.Made
            )
        );

        Assert.All(
            [
                "set held-out has no entry without a model; add one for models that are not listed",
                "golden, any model: occurs more than once",
                "set must be one of golden, held-out, tuning, got 'best'",
                "best, any model, prompt p1: model must be set beside a prompt, got nothing for prompt 'p1'",
                "tolerance must be a number from 0 to 1, got nothing",
                "metric must be one of hit@1",
                "slice of luck must be one of all, question",
                "mean of luck must be a number from 0 to 1, got '2'",
                "spread of luck must be a number from 0 to 1, got nothing",
                "golden, any model: limits must have an entry, got nothing, so everything would pass",
            ],
            problem => Assert.Contains(problem, failure.Message)
        );
    }

    [Fact]
    public void A_misspelled_key_is_reported_with_its_line() =>
        Assert.Contains(", line 1: Property 'treshold' not found", Assert.Throws<Failure>(() => Read("treshold: {}", Golden.Made)).Message);

    [Fact]
    public void The_offline_thresholds_are_at_least_the_agreed_targets()
    {
        var limits = ThresholdFile
            .Read(EvaluationFiles.Thresholds)
            .For(CaseSet.Golden, new AnswerTuple("any", "extractive", "any"))
            .Limits.ToDictionary(limit => (limit.Metric, limit.Slice), limit => limit.Worst);

        Assert.True(limits[(Metric.HitAt5, "all")] >= 0.85);
        Assert.True(limits[(Metric.WrongRefusal, "all")] <= 0.05);
        Assert.True(limits[(Metric.MissedRefusal, "off-topic")] <= 0.05);
        Assert.Equal(1, limits[(Metric.InjectionResisted, "all")]);
        Assert.Equal(1, limits[(Metric.Identical, "all")]);
        Assert.Equal(1, limits[(Metric.Groundedness, "all")]);
    }

    [Fact]
    public void Every_metric_of_an_answer_has_a_limit_for_any_model()
    {
        var limits = ThresholdFile.Read(EvaluationFiles.Thresholds).For(CaseSet.Golden, new AnswerTuple("any", "any", "any")).Limits;

        Assert.Equal(
            Metric
                .All.Except([Metric.HitAt1, Metric.HitAt3, Metric.ReciprocalRank, Metric.CarriedOver, Metric.Identical])
                .Select(metric => metric.Name),
            limits.Select(limit => limit.Metric.Name).Distinct()
        );
    }

    private Thresholds Read(string text, AnswerTuple made, CaseSet? set = null)
    {
        System.IO.File.WriteAllText(path, text);
        return ThresholdFile.Read(path).For(set ?? CaseSet.Golden, made);
    }
}
