using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>The app's plan, its site and the slot beside it.</summary>
internal static class SiteAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "plan-cpu",
            Says = "The app's instances compute at their limit, and scaling did not help",
            Types = [LogCategories.Plan],
            Metric = "CpuPercentage",
            Aggregation = "Average",
            Trigger = Trigger.Above(85),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "plan-memory",
            Says = "The app's instances are nearly out of memory",
            Types = [LogCategories.Plan],
            Metric = "MemoryPercentage",
            Aggregation = "Average",
            Trigger = Trigger.Above(85),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "plan-queue",
            Says = "Requests wait before the app's instances take them",
            Types = [LogCategories.Plan],
            Metric = "HttpQueueLength",
            Aggregation = "Average",
            Trigger = Trigger.Above(100),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "site-errors",
            Says = "The app answers requests with server errors",
            Types = [LogCategories.Site],
            Metric = "Http5xx",
            Aggregation = "Total",
            Trigger = Trigger.Above(10),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
        },
        // An answer's whole stream counts as response time, so this is longer than for other sites.
        new MetricRow
        {
            Id = "site-slow",
            Says = "The app takes long for its requests, streams of answers included",
            Types = [LogCategories.Site],
            Metric = "HttpResponseTime",
            Aggregation = "Average",
            Trigger = Trigger.Above(10),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        // Measured every five minutes only.
        new MetricRow
        {
            Id = "site-unhealthy",
            Says = "An instance of the app says that it cannot answer questions",
            Types = [LogCategories.Site],
            Metric = "HealthCheckStatus",
            Aggregation = "Average",
            Trigger = Trigger.Below(100),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "site-client-errors",
            Says = "Unusually many requests are refused as wrong",
            Types = [LogCategories.Site],
            Metric = "Http4xx",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "site-unauthorized",
            Says = "Many requests come without a valid sign-in: somebody tries doors, or sign-in is broken",
            Types = [LogCategories.Site],
            Metric = "Http401",
            Aggregation = "Total",
            Trigger = Trigger.Above(20),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        // The reference lists no other aggregation for it than the average.
        new MetricRow
        {
            Id = "site-backlog",
            Says = "An instance of the app takes requests more slowly than they come",
            Types = [LogCategories.Site],
            Metric = "RequestsInApplicationQueue",
            Aggregation = "Average",
            Dimensions = new Dictionary<string, string[]> { ["Instance"] = ["*"] },
            Trigger = Trigger.Above(10),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "site-memory",
            Says = "The app itself holds most of an instance's memory",
            Types = [LogCategories.Site],
            Metric = "MemoryWorkingSet",
            Aggregation = "Average",
            Trigger = Trigger.Above("75 % of what appPlan has", settings => settings.AppPlan.MemoryGb * 0.75 * 1024 * 1024 * 1024),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "slot-errors",
            Says = "The candidate in the slot answers requests with server errors",
            Types = [LogCategories.Slot],
            Metric = "Http5xx",
            Aggregation = "Total",
            Trigger = Trigger.Above(10),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "slot-slow",
            Says = "The candidate in the slot takes long for its requests",
            Types = [LogCategories.Slot],
            Metric = "HttpResponseTime",
            Aggregation = "Average",
            Trigger = Trigger.Above(5),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
    ];
}
