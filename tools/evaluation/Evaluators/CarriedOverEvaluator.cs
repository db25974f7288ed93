using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>Whether a question about another subject was answered from an earlier one.</summary>
internal sealed class CarriedOverEvaluator() : AnswerEvaluator(Metric.CarriedOver)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => asked.Category == Category.TopicChange;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer)
    {
        var first = answer.Sources.Count > 0 ? answer.Sources[0].Id : null;
        yield return Value(Metric.CarriedOver, first is not null && asked.IsCarriedOver(first), $"The first section is {first ?? "none"}.");
    }
}
