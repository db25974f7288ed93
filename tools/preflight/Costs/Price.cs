namespace Preflight.Costs;

/// <summary>A list price, pay as you go.</summary>
/// <param name="Key">As in web:AppServicePlan/instances/P1v3; what `prices:` in preflight.yaml overrides.</param>
/// <param name="Unit">What the amount is for: hour, GB, million tokens.</param>
/// <param name="Per">The quantity of one unit.</param>
public sealed record Price(string Key, string Unit, decimal Per, decimal Usd, string SourceId, PriceSource Source);
