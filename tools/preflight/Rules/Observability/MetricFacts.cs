namespace Preflight.Rules;

/// <summary>What Azure says of a metric.</summary>
/// <param name="Grains">How often it is measured, shortest first; ISO 8601.</param>
public sealed record MetricFacts(
    string Unit,
    IReadOnlyList<string> Aggregations,
    IReadOnlyList<string> Dimensions,
    IReadOnlyList<string> Grains
);
