using Evaluation.Evaluators;
using Evaluation.Runs;

namespace Evaluation.Reports;

/// <summary>A case on which a metric fell short in some run, with the reason of its worst run.</summary>
internal sealed record WeakAnswer(string Case, string Question, Metric Metric, double Worst, string Reason)
{
    // The rank of a source shows in hit@5; the other ranks would repeat it.
    private static readonly Metric[] Reported =
    [
        Metric.HitAt5,
        Metric.CitationsExist,
        Metric.Groundedness,
        Metric.Completeness,
        Metric.WrongRefusal,
        Metric.MissedRefusal,
        Metric.InjectionResisted,
    ];

    public static IEnumerable<WeakAnswer> Of(Measurement measured) =>
        [
            .. from metric in Reported
            from result in measured.Cases
            let judgements = result.Of(metric).ToArray()
            where judgements.Length > 0
            let worst = judgements.MaxBy(judgement => metric.LowerIsBetter ? judgement.Value : -judgement.Value)!
            where metric.IsWorse(worst.Value, metric.LowerIsBetter ? 0 : 1)
            select new WeakAnswer(result.Asked.Id, result.Asked.Question, metric, worst.Value, worst.Reason ?? ""),
            .. from result in measured.Cases
            where !result.IsIdentical
            select new WeakAnswer(result.Asked.Id, result.Asked.Question, Metric.Identical, 0, "The runs gave different answers."),
        ];
}
