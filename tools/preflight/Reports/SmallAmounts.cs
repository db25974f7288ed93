namespace Preflight.Reports;

/// <summary>Costs in the order in which they matter. What costs less than a dollar a month is folded into one line.</summary>
internal static class SmallAmounts
{
    private const decimal Limit = 1;

    /// <returns>The largest first. A single small entry is not folded: its line would be no shorter.</returns>
    public static (IReadOnlyList<T> Shown, IReadOnlyList<T> Small) Fold<T>(IEnumerable<T> entries, Func<T, decimal> amount)
    {
        var sorted = entries.OrderByDescending(amount).ToList();
        var small = sorted.Where(entry => amount(entry) < Limit).ToList();
        return small.Count > 1 ? ([.. sorted.Where(entry => amount(entry) >= Limit)], small) : (sorted, []);
    }

    public static string Title(int count, string noun) => $"{count} {noun} under $1";
}
