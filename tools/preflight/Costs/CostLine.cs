namespace Preflight.Costs;

/// <summary>One line of an estimate: quantity, price and amount.</summary>
/// <param name="Type">As in search:Service.</param>
public sealed record CostLine(string Component, string Resource, string Type, string What, IReadOnlyList<Factor> Factors, Price Price)
    : CostEntry(Component, Resource)
{
    /// <summary>In units of the price.</summary>
    public decimal Quantity => Factors.Aggregate(1m, (product, factor) => product * factor.Number) / Price.Per;

    /// <summary>In whole cents, so that lines as printed add up to the total as printed.</summary>
    public decimal Amount => Math.Round(Quantity * Price.Usd, 2, MidpointRounding.AwayFromZero);
}
