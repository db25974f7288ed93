using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>Whether something was refused that the documents answer.</summary>
internal sealed class WrongRefusalEvaluator() : AnswerEvaluator(Metric.WrongRefusal)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => asked.Category.IsAnswerable;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer) =>
        [Value(Metric.WrongRefusal, answer.IsRefused, $"Ended as '{answer.FinishReason}'.")];
}
