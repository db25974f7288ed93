namespace Preflight.Costs;

/// <summary>What an estimate counts as nothing because no price is known.</summary>
/// <param name="Key">What to give a price for in `prices:` of preflight.yaml.</param>
public sealed record Unpriced(string Component, string Resource, string Key, string Reason) : CostEntry(Component, Resource);
