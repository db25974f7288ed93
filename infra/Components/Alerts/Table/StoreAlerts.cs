using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// AI Search, Key Vault, storage and the agents' database. The app fills its index itself and measures that, so no indexer is watched.
/// </summary>
internal static class StoreAlerts
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;
    private static readonly IReadOnlyDictionary<string, string[]> EachIndex = new Dictionary<string, string[]> { ["IndexName"] = ["*"] };

    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "search-slow",
            Summary = "Search queries take longer than 2 seconds on average",
            Runbook = "search-slow",
            Types = [LogCategories.Search],
            Metric = "SearchLatency",
            Aggregation = "Average",
            Trigger = Trigger.Above(2),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "search-throttled",
            Summary = "AI Search rejects more than 10 % of its queries for lack of capacity",
            Runbook = "search-slow",
            Types = [LogCategories.Search],
            Metric = "ThrottledSearchQueriesPercentage",
            Aggregation = "Average",
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "search-index-full",
            Summary = "An index uses more than 80 % of the storage of a partition",
            Runbook = "search-full",
            Types = [LogCategories.Search],
            Metric = "IndexStorageUsage",
            Aggregation = "Maximum",
            Dimensions = EachIndex,
            Trigger = Trigger.Above("80 % of the storage of a partition of searchSku", settings =>
                settings.SearchSku.StorageGb * 0.8 * Gigabyte
            ),
            Window = "PT1H",
            Frequency = "PT1H",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "search-vectors-full",
            Summary = "An index uses more than 80 % of the vector quota of a partition",
            Runbook = "search-full",
            Types = [LogCategories.Search],
            Metric = "IndexVectorUsage",
            Aggregation = "Maximum",
            Dimensions = EachIndex,
            Trigger = Trigger.Above("80 % of the vector quota of a partition of searchSku", settings =>
                settings.SearchSku.VectorGb * 0.8 * Gigabyte
            ),
            Window = "PT1H",
            Frequency = "PT1H",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "vault-availability",
            Summary = "Availability of the key vault is below 99 %",
            Runbook = "vault-unavailable",
            Types = [LogCategories.Vault],
            Metric = "Availability",
            Aggregation = "Average",
            Trigger = Trigger.Below(99),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "vault-refused",
            Summary = "The key vault rejects unusually many requests (HTTP 401, 403, 429)",
            Runbook = "vault-unavailable",
            Types = [LogCategories.Vault],
            Metric = "ServiceApiResult",
            Aggregation = "Count",
            Dimensions = new Dictionary<string, string[]> { ["StatusCode"] = ["401", "403", "429"] },
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "store-availability",
            Summary = "Availability of a storage account is below 99 %",
            Runbook = "store-unavailable",
            Types = [LogCategories.Blobs, LogCategories.Tables],
            Metric = "Availability",
            Aggregation = "Average",
            Trigger = Trigger.Below(99),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "store-egress",
            Summary = "Unusually much data is read from the documents",
            Runbook = "store-egress",
            Types = [LogCategories.Blobs],
            Target = "documents",
            Metric = "Egress",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("Low", 4),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "threads-availability",
            Summary = "Availability of the agents' database is below 99.9 %",
            Runbook = "threads-unavailable",
            Types = [LogCategories.Cosmos],
            Metric = "ServiceAvailability",
            Aggregation = "Average",
            Trigger = Trigger.Below(99.9),
            Window = "PT1H",
            Frequency = "PT1H",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "threads-busy",
            Summary = "The agents' database uses more than 70 % of its throughput",
            Runbook = "threads-unavailable",
            Types = [LogCategories.Cosmos],
            Metric = "NormalizedRUConsumption",
            Aggregation = "Maximum",
            Trigger = Trigger.Above(70),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
    ];
}
