using Evaluation.Asking;
using Evaluation.Cases;
using Microsoft.Extensions.AI.Evaluation;

namespace Evaluation.Evaluators;

/// <summary>Whether each number that a reader sees names a source that was given.</summary>
internal sealed class CitationsExistEvaluator() : AnswerEvaluator(Metric.CitationsExist)
{
    public override bool AppliesTo(GoldenCase asked, Answer answer) => true;

    protected override IEnumerable<NumericMetric> Judge(GoldenCase asked, Answer answer)
    {
        var invented = Invented(answer);
        yield return Value(
            Metric.CitationsExist,
            invented.Count == 0,
            invented.Count == 0 ? null : $"Invented: [{string.Join("], [", invented)}]."
        );
    }

    public static IReadOnlyList<int> Invented(Answer answer) =>
        [.. answer.MarkedNumbers.Except(answer.Sources.Select(source => source.Number))];
}
