using Infra.Telemetry;

namespace Infra.Components.Alerts.Rows;

/// <summary>A metric alert, for each resource of its types.</summary>
public sealed record MetricRow : AlertRow
{
    /// <summary>Of <see cref="LogCategories"/>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    public required string Metric { get; init; }
    public required string Aggregation { get; init; }

    /// <summary>Name → the values that count; "*" evaluates each value by itself.</summary>
    public IReadOnlyDictionary<string, string[]> Dimensions { get; init; } = new Dictionary<string, string[]>();

    public required Trigger Trigger { get; init; }

    /// <summary>The time range, and how often it is evaluated; ISO 8601.</summary>
    public required string Window { get; init; }
    public required string Frequency { get; init; }

    /// <summary>0 is critical, 4 is verbose.</summary>
    public required int Severity { get; init; }

    /// <summary>The name of the only resource to watch; null watches all of the types.</summary>
    public string? Target { get; init; }
}
