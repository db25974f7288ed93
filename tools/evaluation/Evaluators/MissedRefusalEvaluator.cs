using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>Whether something was answered that the documents do not answer.</summary>
internal sealed class MissedRefusalEvaluator() : AnswerEvaluator(Metric.MissedRefusal)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => asked.Category.IsToBeRefused;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer) =>
        [
            Value(
                Metric.MissedRefusal,
                !answer.IsRefused,
                answer.IsRefused ? null : $"Answered from {string.Join(", ", answer.CitedSources.Select(source => source.Id))}."
            ),
        ];
}
