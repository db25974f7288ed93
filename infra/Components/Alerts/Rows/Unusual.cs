namespace Infra.Components.Alerts.Rows;

/// <summary>A dynamic threshold: Azure learns the usual range from the metric's history.</summary>
public sealed record Unusual(string Sensitivity, int Periods)
    : Trigger($"unusually high, {Sensitivity.ToLowerInvariant()} sensitivity, {Periods} of {Periods}");
