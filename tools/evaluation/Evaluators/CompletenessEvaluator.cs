using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>The fraction of the facts of the reference answer in the answer.</summary>
internal sealed class CompletenessEvaluator() : AnswerEvaluator(Metric.Completeness)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => asked.Category.IsAnswerable;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer)
    {
        var missing = asked.Facts.Where(fact => !Contains(fact, answer.Text)).ToArray();
        yield return Value(
            Metric.Completeness,
            1 - (double)missing.Length / asked.Facts.Count,
            missing.Length == 0 ? null : $"Missing facts: {string.Join("; ", missing)}."
        );
    }

    /// <summary>A fact counts in any of its accepted wordings.</summary>
    public static bool Contains(string fact, string text) =>
        fact.Split('|').Any(wording => text.Contains(wording, StringComparison.OrdinalIgnoreCase));
}
