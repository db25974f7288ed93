namespace Benchmarks.Load;

/// <summary>Medians and percentiles.</summary>
internal static class Quantile
{
    /// <summary>The nearest rank: a value that was measured, not one between two.</summary>
    public static double Of(IReadOnlyList<double> ascending, double share) =>
        ascending[Math.Clamp((int)Math.Ceiling(share * ascending.Count) - 1, 0, ascending.Count - 1)];

    public static double Median(IEnumerable<double> values) => Of([.. values.Order()], 0.5);
}
