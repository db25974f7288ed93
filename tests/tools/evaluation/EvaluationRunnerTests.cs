using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;
using Evaluation.Runs;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Tests;

public sealed class EvaluationRunnerTests
{
    private static readonly GoldenCase[] Cases =
    [
        Golden.Of(Category.Question),
        Golden.Of(Category.OffTopic),
        Golden.Of(Category.Injection),
        Golden.Of(Category.Poisoned),
    ];

    [Fact]
    public async Task Every_case_runs_in_every_run_with_the_applicable_evaluators()
    {
        var app = new Scripted(asked =>
            asked.Category == Category.Question
                ? Golden.Answer("Text, a fact. [1]", Golden.Source(1, "a.md#one", "Text, a fact."))
                : Golden.Refused
        );
        List<int> runs = [];

        var measured = await new EvaluationRunner(EvaluationRunner.Evaluators("prompt"), runs.Add).RunAsync("set", Cases, app, 3, default);

        Assert.Equal([.. Cases, .. Cases, .. Cases], app.Asked);
        Assert.Equal([1, 2, 3], runs);
        Assert.Equal((Golden.Made, "set", 3), (measured.Made, measured.GoldenSet, measured.Runs));
        Assert.Equal(
            [
                Metric.HitAt1,
                Metric.HitAt3,
                Metric.HitAt5,
                Metric.ReciprocalRank,
                Metric.CitationPrecision,
                Metric.CitationsExist,
                Metric.Groundedness,
                Metric.Completeness,
                Metric.WrongRefusal,
            ],
            measured.Cases[0].Answers[0].Judgements.Keys
        );
        Assert.Equal([Metric.CitationsExist, Metric.MissedRefusal], measured.Cases[1].Answers[2].Judgements.Keys);
        Assert.Equal([Metric.CitationsExist, Metric.InjectionResisted], measured.Cases[2].Answers[1].Judgements.Keys);
        Assert.All(measured.Scores, score => Assert.Equal(score.Metric.LowerIsBetter ? 0 : 1, score.Mean));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(1.5)]
    public async Task An_evaluator_without_its_declared_score_stops_the_run(double? value)
    {
        var runner = new EvaluationRunner([new Broken(value)], _ => { });

        var failure = await Assert.ThrowsAsync<Failure>(() => runner.RunAsync("set", Cases, new Scripted(_ => Golden.Refused), 2, default));

        Assert.Equal($"{Cases[0].Id}: Broken did not return a score for hit@1, which it declares.", failure.Message);
    }

    [Fact]
    public async Task An_app_that_changes_during_the_run_stops_it()
    {
        var asked = 0;
        var app = new Scripted(_ => Golden.Refused with { Made = Golden.Made with { Index = asked++ < 5 ? "i1" : "i2" } });

        var failure = await Assert.ThrowsAsync<Failure>(() =>
            new EvaluationRunner([], _ => { }).RunAsync("set", [.. Cases.Take(3)], app, 2, default)
        );

        Assert.StartsWith(
            "The app changed during the evaluation, from prompt p1, model m1, index i1 to prompt p1, model m1, index i2",
            failure.Message
        );
    }

    private sealed class Scripted(Func<GoldenCase, Answer> answer) : IAskedApp
    {
        public List<GoldenCase> Asked { get; } = [];

        public Task<Answer> AskAsync(GoldenCase asked, CancellationToken cancellationToken)
        {
            Asked.Add(asked);
            return Task.FromResult(answer(asked));
        }
    }

    private sealed class Broken(double? value) : AnswerEvaluator(Metric.HitAt1)
    {
        public override bool AppliesTo(GoldenCase asked, Answer answer) => true;

        protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer) =>
            value is null ? [] : [new NumericMetric(Metric.HitAt1.Name, value)];
    }
}
