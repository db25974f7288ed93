namespace Preflight.Costs;

/// <summary>One line of an estimate: quantity, price and amount.</summary>
/// <param name="Type">As in search:Service.</param>
public sealed record CostLine(string Component, string Resource, string Type, string What, IReadOnlyList<Factor> Factors, Price Price)
    : CostEntry(Component, Resource)
{
    /// <summary>Far above every bill, and so far below the largest number that all lines can be added.</summary>
    private const decimal Most = 1e18m;

    /// <summary>In units of the price.</summary>
    public decimal Quantity => Factors.Aggregate(1m, (product, factor) => Math.Min(product, Most) * factor.Number) / Price.Per;

    /// <summary>In whole cents, so that lines as printed add up to the total as printed.</summary>
    public decimal Amount => Math.Round(Math.Min(Quantity, Most) * Price.Usd, 2, MidpointRounding.AwayFromZero);
}
