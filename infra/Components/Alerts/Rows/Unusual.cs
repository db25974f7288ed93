namespace Infra.Components.Alerts.Rows;

/// <summary>Azure learns what is usual from the last ten days, hour by hour.</summary>
public sealed record Unusual(string Sensitivity, int Periods)
    : Trigger($"unusually high, {Sensitivity.ToLowerInvariant()} sensitivity, {Periods} of {Periods}");
