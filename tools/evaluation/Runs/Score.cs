using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>A metric over the cases of a slice, and over the runs.</summary>
/// <param name="Slice">A category, perhaps with a language, or "all" that the metric applies to.</param>
/// <param name="Mean">Of the runs.</param>
/// <param name="Worst">Of a single run.</param>
/// <param name="Spread">Between the best and the worst run.</param>
/// <param name="Cases">How many cases it applied to.</param>
internal sealed record Score(Metric Metric, string Slice, double Mean, double Worst, double Spread, int Cases)
{
    public const string All = "all";

    /// <param name="perRun">The share that each run reached; at least one.</param>
    public static Score Of(Metric metric, string slice, IReadOnlyList<double> perRun, int cases) =>
        new(metric, slice, Round(perRun.Average()), Round(metric.Worst(perRun)), Round(perRun.Max() - perRun.Min()), cases);

    // Sums of shares differ in their last digits; a stored baseline should not.
    private static double Round(double share) => Math.Round(share, 6);
}
