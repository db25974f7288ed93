namespace Preflight.Costs;

/// <summary>One number of a multiplication, and what it counts.</summary>
public sealed record Factor(decimal Number, string Of);
