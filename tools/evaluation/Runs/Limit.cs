using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>What a score has to reach; for a metric of which less is better, what it may not exceed.</summary>
internal sealed record Limit(Metric Metric, string Slice, double Mean, double Worst, double Spread)
{
    /// <summary>What is wrong with a score.</summary>
    public IEnumerable<string> Problems(Score score)
    {
        var bound = Metric.LowerIsBetter ? "at most" : "at least";
        if (Metric.IsWorse(score.Mean, Mean))
            yield return $"the mean is {score.Mean:P1}, {bound} {Mean:P1} is needed";
        if (Metric.IsWorse(score.Worst, Worst))
            yield return $"the worst run is {score.Worst:P1}, {bound} {Worst:P1} is needed";
        if (score.Spread - Spread > 1e-9)
            yield return $"the runs spread over {score.Spread:P1}, at most {Spread:P1} is allowed";
    }
}
