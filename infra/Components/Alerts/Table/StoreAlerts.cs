using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>Search, the vault, storage and the agents' threads.</summary>
internal static class StoreAlerts
{
    private const double Gigabyte = 1024.0 * 1024 * 1024;
    private static readonly IReadOnlyDictionary<string, string[]> EachIndex = new Dictionary<string, string[]> { ["IndexName"] = ["*"] };
    private static readonly string[] Stores = [LogCategories.Blobs, LogCategories.Tables];

    // Nothing here counts documents of an indexer that failed: the app fills its index itself and measures that.
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "search-slow",
            Says = "Searches take longer than a chat can wait",
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
            Id = "search-very-slow",
            Says = "Searches take so long that questions fail",
            Types = [LogCategories.Search],
            Metric = "SearchLatency",
            Aggregation = "Average",
            Trigger = Trigger.Above(5),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "search-throttled",
            Says = "Search refuses more than a tenth of its queries for lack of capacity",
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
            Id = "search-throttling",
            Says = "Search begins to refuse queries for lack of capacity",
            Types = [LogCategories.Search],
            Metric = "ThrottledSearchQueriesPercentage",
            Aggregation = "Average",
            Trigger = Trigger.Above(1),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 4,
        },
        new MetricRow
        {
            Id = "search-index-full",
            Says = "An index nearly fills the service's storage",
            Types = [LogCategories.Search],
            Metric = "IndexStorageUsage",
            Aggregation = "Maximum",
            Dimensions = EachIndex,
            Trigger = Trigger.Above("80 % of what a partition of searchSku holds", settings =>
                settings.SearchSku.StorageGb * 0.8 * Gigabyte
            ),
            Window = "PT1H",
            Frequency = "PT1H",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "search-vectors-full",
            Says = "An index nearly fills the service's room for vectors",
            Types = [LogCategories.Search],
            Metric = "IndexVectorUsage",
            Aggregation = "Maximum",
            Dimensions = EachIndex,
            Trigger = Trigger.Above("80 % of the vectors that a partition of searchSku holds", settings =>
                settings.SearchSku.VectorGb * 0.8 * Gigabyte
            ),
            Window = "PT1H",
            Frequency = "PT1H",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "vault-availability",
            Says = "The vault does not answer",
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
            Id = "vault-saturation",
            Says = "The vault is near the operations it allows",
            Types = [LogCategories.Vault],
            Metric = "SaturationShoebox",
            Aggregation = "Average",
            Trigger = Trigger.Above(75),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "vault-slow",
            Says = "The vault takes long to answer",
            Types = [LogCategories.Vault],
            Metric = "ServiceApiLatency",
            Aggregation = "Average",
            Trigger = Trigger.Above(1000),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "vault-refused",
            Says = "The vault refuses callers more often than usual",
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
            Says = "A storage account does not answer",
            Types = Stores,
            Metric = "Availability",
            Aggregation = "Average",
            Trigger = Trigger.Below(99),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "store-slow",
            Says = "A storage account takes long, the way to it included",
            Types = Stores,
            Metric = "SuccessE2ELatency",
            Aggregation = "Average",
            Trigger = Trigger.Above(1000),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "store-server-slow",
            Says = "A storage account itself takes long",
            Types = Stores,
            Metric = "SuccessServerLatency",
            Aggregation = "Average",
            Trigger = Trigger.Above(1000),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "store-throttled",
            Says = "A storage account refuses requests because they are too many",
            Types = Stores,
            Metric = "Transactions",
            Aggregation = "Total",
            Dimensions = new Dictionary<string, string[]> { ["ResponseType"] = ["ClientThrottlingError", "ServerBusyError"] },
            Trigger = Trigger.Above(0),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "store-egress",
            Says = "Far more than usual is read out of a storage account",
            Types = Stores,
            Metric = "Egress",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("Low", 4),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "threads-busy",
            Says = "The agents' database is near its throughput",
            Types = [LogCategories.Cosmos],
            Metric = "NormalizedRUConsumption",
            Aggregation = "Maximum",
            Trigger = Trigger.Above(70),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "threads-availability",
            Says = "The agents' database does not answer",
            Types = [LogCategories.Cosmos],
            Metric = "ServiceAvailability",
            Aggregation = "Average",
            Trigger = Trigger.Below(99.9),
            Window = "PT1H",
            Frequency = "PT1H",
            Severity = 2,
        },
        // One metric for both ways of calling it is gone.
        new MetricRow
        {
            Id = "threads-slow",
            Says = "The agents' database takes long to answer",
            Types = [LogCategories.Cosmos],
            Metric = "ServerSideLatencyDirect",
            Aggregation = "Average",
            Trigger = Trigger.Above(100),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "threads-slow-gateway",
            Says = "The agents' database takes long to answer through its gateway",
            Types = [LogCategories.Cosmos],
            Metric = "ServerSideLatencyGateway",
            Aggregation = "Average",
            Trigger = Trigger.Above(100),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
    ];
}
