using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>Whether a section that answers was found, and how high. A refusal shows no sources, so it counts as nothing found.</summary>
internal sealed class RetrievalEvaluator() : AnswerEvaluator(Metric.HitAt1, Metric.HitAt3, Metric.HitAt5, Metric.ReciprocalRank)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => asked.Category.IsAnswerable;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer)
    {
        var rank = answer.Sources.ToList().FindIndex(source => asked.IsAnsweredBy(source.Id)) + 1;
        var reason =
            rank > 0
                ? $"{answer.Sources[rank - 1].Id} was found at rank {rank}."
                : $"None of {string.Join(", ", asked.Sources)}; found: {string.Join(", ", answer.Sources.Select(source => source.Id))}.";

        yield return Value(Metric.HitAt1, rank is 1, reason);
        yield return Value(Metric.HitAt3, rank is >= 1 and <= 3, reason);
        yield return Value(Metric.HitAt5, rank is >= 1 and <= 5, reason);
        yield return Value(Metric.ReciprocalRank, rank > 0 ? 1d / rank : 0, reason);
    }
}
