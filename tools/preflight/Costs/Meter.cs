namespace Preflight.Costs;

/// <summary>One thing that Azure counts on a type of resource, from prices.json.</summary>
public sealed record Meter
{
    /// <summary>As in search:Service.</summary>
    public required string Type { get; init; }

    public required string What { get; init; }

    /// <summary>
    /// Inputs that choose the price, as in sku.name, with what Azure takes where they are not set: sku.tier=Standard. "@name" is a quantity
    /// that <see cref="Quantities"/> works out.
    /// </summary>
    public IReadOnlyList<string> Sku { get; init; } = [];

    /// <summary>What is multiplied: "$name" an assumption, "@name" worked out, otherwise an input and what it counts.</summary>
    public required IReadOnlyList<string> Factors { get; init; }

    /// <summary>Counts only where each of these inputs has one of the values.</summary>
    public IReadOnlyDictionary<string, string[]> When { get; init; } = new Dictionary<string, string[]>();

    /// <summary>Not null if it is counted once for all resources of the type; how they are called together.</summary>
    public string? Shared { get; init; }

    public required string Unit { get; init; }
    public decimal Per { get; init; } = 1;
    public required string Source { get; init; }

    /// <summary>For a meter without SKU.</summary>
    public decimal? Price { get; init; }

    public IReadOnlyDictionary<string, decimal> Prices { get; init; } = new Dictionary<string, decimal>();

    /// <summary>For prices that come from elsewhere than the others.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    public string KeyOf(string? sku) => sku is null ? $"{Type}/{What}" : $"{Type}/{What}/{sku}";
}
