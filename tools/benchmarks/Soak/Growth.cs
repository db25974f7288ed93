using Benchmarks.Load;

namespace Benchmarks.Soak;

/// <summary>
/// Whether something keeps growing after warm-up: the median of the last third of the samples against that of the first third.
/// </summary>
/// <param name="Allowed">How much more is no growth, in the unit of the samples.</param>
internal sealed record Growth(string Name, IReadOnlyList<double> Samples, double Allowed)
{
    /// <summary>Fewer say nothing.</summary>
    public const int FewestSamples = 6;

    public double Before => Quantile.Median(Samples.Take(Samples.Count / 3));

    public double After => Quantile.Median(Samples.TakeLast(Samples.Count / 3));

    public bool Grows => After - Before > Allowed;
}
