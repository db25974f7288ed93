using System.Reflection;

namespace Preflight.Rules;

/// <summary>The metrics of resource types, from metrics.txt, which says where they come from.</summary>
public sealed class MetricCatalogue
{
    private static readonly Lazy<MetricCatalogue> LazyKnown = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("metrics.txt")!;
        using var reader = new StreamReader(stream);
        return new MetricCatalogue(reader.ReadToEnd());
    });

    private readonly Dictionary<string, Dictionary<string, MetricFacts>> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _whole = new(StringComparer.OrdinalIgnoreCase);

    private MetricCatalogue(string text)
    {
        Dictionary<string, MetricFacts>? metrics = null;
        foreach (var line in text.Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                var type = line.Split(' ')[0].Trim();
                metrics = _types[type] = new(StringComparer.OrdinalIgnoreCase);
                if (!line.Contains("(some)", StringComparison.Ordinal))
                {
                    _whole.Add(type);
                }
            }
            else
            {
                var parts = line.Split('|').Select(part => part.Trim()).ToArray();
                metrics!.Add(parts[0], new(List(parts[2]), List(parts[3]), List(parts[4])));
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
