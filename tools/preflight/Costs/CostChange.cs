namespace Preflight.Costs;

/// <summary>What a stack costs before and after, or one stack and another.</summary>
public sealed record CostChange(CostEstimate Before, CostEstimate After)
{
    public decimal Difference => After.Total - Before.Total;

    /// <summary>Null if there was nothing before.</summary>
    public decimal? Percent => Before.Total > 0 ? Difference / Before.Total * 100 : null;

    /// <summary>Components that cost other than before.</summary>
    public IEnumerable<(string Component, decimal Before, decimal After)> ByComponent
    {
        get
        {
            var (before, after) = (
                Before.ByComponent.ToDictionary(each => each.Component, each => each.Amount),
                After.ByComponent.ToDictionary(each => each.Component, each => each.Amount)
            );
            return before
                .Keys.Union(after.Keys)
                .Order(StringComparer.Ordinal)
                .Select(name => (name, before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
                .Where(each => each.Item2 != each.Item3);
        }
    }
}
