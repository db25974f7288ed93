using CommandLine;
using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>The decision whether a release passes the evaluation.</summary>
/// <param name="Comparison">What it was compared with, or why it was not.</param>
internal sealed record Verdict(IReadOnlyList<ScoreRow> Rows, string Thresholds, string Comparison, IReadOnlyList<string> Problems)
{
    public bool Held => Problems.Count == 0;

    /// <param name="baseline">Null for a model that has none yet.</param>
    public static Verdict Of(Measurement measured, Thresholds thresholds, Baseline? baseline)
    {
        var comparable = baseline is not null && baseline.GoldenSet == measured.GoldenSet ? baseline : null;
        var asked = measured.Cases.Select(result => result.Asked.Slice).ToHashSet();
        var keys = measured
            .Scores.Select(score => (score.Metric.Name, score.Slice))
            .Union(thresholds.Limits.Select(limit => (limit.Metric.Name, limit.Slice)))
            // A deployed app is not asked about documents that it does not hold.
            .Union(
                (comparable?.Scores ?? [])
                    .Where(score => score.Slice == Score.All || asked.Contains(score.Slice))
                    .Select(score => (score.Metric, score.Slice))
            );
        ScoreRow[] rows = [.. keys.Select(key => Row(key.Item1, key.Item2, measured, thresholds, comparable))];

        List<string> problems = [.. rows.SelectMany(row => row.Problems.Select(problem => $"{row.Metric}, {row.Slice}: {problem}"))];
        if (baseline is not null && comparable is null)
            problems.Add(
                $"the baseline uses golden set {baseline.GoldenSet}, and this run {measured.GoldenSet}: "
                    + "review the change, then run with --save-baseline"
            );

        return new Verdict(rows, thresholds.For, Compared(measured, baseline), problems);
    }

    private static string Compared(Measurement measured, Baseline? baseline) =>
        baseline switch
        {
            null => $"nothing: {measured.Made} has no baseline, and neither has another prompt or index of this model; store one with "
                + "--save-baseline and commit it",
            _ when baseline.Made == measured.Made => $"the baseline of {baseline.Saved:yyyy-MM-dd}",
            _ => $"the baseline of {baseline.Saved:yyyy-MM-dd} with {baseline.Made}, because {measured.Made} has none; store one "
                + "with --save-baseline",
        };

    private static ScoreRow Row(string name, string slice, Measurement measured, Thresholds thresholds, Baseline? baseline)
    {
        var metric = Metric.All.FirstOrDefault(known => known.Name == name)
            ?? throw new Failure($"The baseline contains '{name}', which is not a metric anymore; run with --save-baseline to rewrite it.");
        var score = measured.Scores.FirstOrDefault(score => score.Metric == metric && score.Slice == slice);
        var limit = thresholds.Limits.FirstOrDefault(limit => limit.Metric == metric && limit.Slice == slice);
        var before = baseline?.Scores.FirstOrDefault(stored => stored.Metric == name && stored.Slice == slice)?.Mean;

        List<string> problems = [];
        if (score is null)
            problems.Add("was not measured");
        else
        {
            problems.AddRange(limit?.Problems(score) ?? []);
            var tolerance = metric.LowerIsBetter ? thresholds.Tolerance : -thresholds.Tolerance;
            if (before is { } mean && metric.IsWorse(score.Mean, mean + tolerance))
                problems.Add($"the mean is {score.Mean:P1}, more than {thresholds.Tolerance:P1} worse than the baseline's {mean:P1}");
        }

        return new ScoreRow(metric, slice, score, limit, before, problems);
    }
}
