using Infra.Settings;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Rows;

/// <summary>An alert on what Azure measures, for each resource of its types.</summary>
public sealed record MetricRow : AlertRow
{
    /// <summary>Of <see cref="LogCategories"/>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    public required string Metric { get; init; }
    public required string Aggregation { get; init; }

    /// <summary>Name → the values that count; "*" looks at each value by itself.</summary>
    public IReadOnlyDictionary<string, string[]> Dimensions { get; init; } = new Dictionary<string, string[]>();

    public required Trigger Trigger { get; init; }

    /// <summary>How long a time is looked at, and how often; ISO 8601.</summary>
    public required string Window { get; init; }
    public required string Frequency { get; init; }

    /// <summary>0 the worst, 4 the least.</summary>
    public required int Severity { get; init; }

    /// <summary>One alert for each of these model deployments; null looks at the resource as a whole.</summary>
    public Func<ModelDeployment, bool>? PerDeployment { get; init; }

    /// <summary>The one resource of the type that is meant; null means all.</summary>
    public string? Target { get; init; }
}
