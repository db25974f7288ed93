using AzureDefinitions.Facts;

namespace Preflight.Rules;

/// <summary>What a metric is at most.</summary>
/// <param name="Reason">Its unit or its limit, in words.</param>
/// <param name="IsHealth">True if lower values are worse.</param>
internal sealed record MetricRange(double Value, string Reason, bool IsHealth)
{
    private static readonly Lazy<IReadOnlyList<FactRow>> LazyRows = new(() => [.. FactFile.Of("metric-values").Rows]);

    /// <returns>Null if nothing limits it.</returns>
    public static MetricRange? MostOf(string type, string metric)
    {
        foreach (var row in LazyRows.Value.Where(row => row.Number("most") is not null && Meets(row, type, metric)))
        {
            return new(row.Number("most")!.Value, row["because"], row.Is("health"));
        }

        return MetricCatalogue.Known.Find(type, metric)?.Unit == "Percent"
            ? new(100, "it is a percentage of at most 100", metric.Contains("Availab", StringComparison.OrdinalIgnoreCase))
            : null;
    }

    /// <returns>Null if they are not known.</returns>
    public static DimensionValues? ValuesOf(string type, string metric, string dimension)
    {
        foreach (
            var row in LazyRows.Value.Where(row =>
                string.Equals(row.Text("dimension"), dimension, StringComparison.OrdinalIgnoreCase) && Meets(row, type, metric)
            )
        )
        {
            return new(row.List("values"), row.Is("codes"));
        }

        return null;
    }

    private static bool Meets(FactRow row, string type, string metric) =>
        row["type"].Equals(type, StringComparison.OrdinalIgnoreCase)
        && row.List("metrics") is var metrics
        && (metrics.Count == 0 || metrics.Contains(metric, StringComparer.OrdinalIgnoreCase));
}
