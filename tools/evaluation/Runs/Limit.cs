using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>The minimum of a score, or the maximum if lower is better.</summary>
internal sealed record Limit(Metric Metric, string Slice, double Mean, double Worst, double Spread)
{
    /// <summary>What is wrong with a score.</summary>
    public IEnumerable<string> Problems(Score score)
    {
        var bound = Metric.LowerIsBetter ? "at most" : "at least";
        if (Metric.IsWorse(score.Mean, Mean))
            yield return $"the mean is {score.Mean:P1}, required: {bound} {Mean:P1}";
        if (Metric.IsWorse(score.Worst, Worst))
            yield return $"the worst run is {score.Worst:P1}, required: {bound} {Worst:P1}";
        if (score.Spread - Spread > 1e-9)
            yield return $"the spread between runs is {score.Spread:P1}, allowed: at most {Spread:P1}";
    }
}
