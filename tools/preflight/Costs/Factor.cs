namespace Preflight.Costs;

/// <summary>One factor of a multiplication, and its unit.</summary>
public sealed record Factor(decimal Number, string Of);
