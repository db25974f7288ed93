using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>How many of the cited sections are ones that answer; an answer that cites nothing has none.</summary>
internal sealed class CitationPrecisionEvaluator() : AnswerEvaluator(Metric.CitationPrecision)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => asked.Category.IsAnswerable && !answer.IsRefused;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer)
    {
        var cited = answer.CitedSources;
        var right = cited.Count(source => asked.IsAnsweredBy(source.Id));
        yield return Value(
            Metric.CitationPrecision,
            cited.Count == 0 ? 0 : (double)right / cited.Count,
            $"{right} of {cited.Count} cited: {string.Join(", ", cited.Select(source => source.Id))}."
        );
    }
}
