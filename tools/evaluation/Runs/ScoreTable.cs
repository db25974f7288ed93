using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>Aggregates the scores of the answers.</summary>
internal static class ScoreTable
{
    /// <summary>Each metric over all its cases and, where it applies to several slices, over each of them.</summary>
    public static IReadOnlyList<Score> Of(IReadOnlyList<CaseResult> results, int runs) =>
        [.. Metric.All.SelectMany(metric => Of(metric, results, runs))];

    private static IEnumerable<Score> Of(Metric metric, IReadOnlyList<CaseResult> results, int runs)
    {
        var measured = results.Where(result => metric == Metric.Identical || result.Of(metric).Any()).ToArray();
        if (measured.Length == 0)
            yield break;

        yield return Over(metric, Score.All, measured, runs);
        var slices = measured.GroupBy(result => result.Asked.Slice).ToArray();
        if (slices.Length > 1 && metric != Metric.Identical)
            foreach (var slice in slices)
                yield return Over(metric, slice.Key, [.. slice], runs);
    }

    private static Score Over(Metric metric, string slice, CaseResult[] cases, int runs) =>
        Score.Of(
            metric,
            slice,
            metric == Metric.Identical
                ? [cases.Average(result => result.IsIdentical ? 1d : 0)]
                :
                [
                    .. from run in Enumerable.Range(0, runs)
                    let values = cases.Select(result => result.Answers[run].Judgements.GetValueOrDefault(metric)?.Value).ToArray()
                    where values.Any(value => value is not null)
                    select values.Average()!.Value,
                ],
            cases.Length
        );
}
