using AzureDefinitions.Facts;

namespace Preflight.Rules;

/// <summary>The metrics of resource types, from metrics.json.</summary>
public sealed class MetricCatalogue
{
    private static readonly Lazy<MetricCatalogue> LazyKnown = new(() => new MetricCatalogue(FactFile.Of("metrics")));

    private readonly Dictionary<string, Dictionary<string, MetricFacts>> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _whole = new(StringComparer.OrdinalIgnoreCase);

    private MetricCatalogue(FactFile file)
    {
        foreach (var row in file.Rows)
        {
            var metrics = _types[row["type"]] = new(StringComparer.OrdinalIgnoreCase);
            foreach (var metric in row.List("metrics"))
            {
                // name | unit | aggregations | dimensions | grains
                var parts = metric.Split('|', StringSplitOptions.TrimEntries);
                metrics.Add(parts[0], new(parts[1], List(parts[2]), List(parts[3]), List(parts[4])));
            }

            // "some": not all metrics of the type are copied.
            if (!row.Is("some"))
            {
                _whole.Add(row["type"]);
            }
        }
    }

    public static MetricCatalogue Known => LazyKnown.Value;

    public IEnumerable<string> Types => _types.Keys;

    /// <summary>True if a metric that is not listed is one that does not exist.</summary>
    public bool IsWhole(string type) => _whole.Contains(type);

    public IEnumerable<string> MetricsOf(string type) => _types.TryGetValue(type, out var metrics) ? metrics.Keys : [];

    public MetricFacts? Find(string type, string metric) => _types.GetValueOrDefault(type)?.GetValueOrDefault(metric);

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
