using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>A case with its answers, one for each run.</summary>
internal sealed record CaseResult(GoldenCase Asked, IReadOnlyList<JudgedAnswer> Answers)
{
    public bool IsIdentical => Answers.Select(judged => judged.Answer.Fingerprint).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>The value of a metric in each run; empty if it does not apply.</summary>
    public IEnumerable<Judgement> Of(Metric metric) =>
        Answers.Select(judged => judged.Judgements.GetValueOrDefault(metric)).OfType<Judgement>();
}
