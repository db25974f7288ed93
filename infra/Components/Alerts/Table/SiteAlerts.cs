using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>The App Service plan, the site and its staging slot.</summary>
internal static class SiteAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "plan-cpu",
            Summary = "CPU of the App Service plan stays above 85 % after autoscale",
            Runbook = "app-saturated",
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
            Summary = "Memory of the App Service plan is above 85 %",
            Runbook = "app-saturated",
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
            Id = "site-errors",
            Summary = "The app returns server errors (HTTP 5xx)",
            Runbook = "app-errors",
            Types = [LogCategories.Site],
            Metric = "Http5xx",
            Aggregation = "Total",
            Trigger = Trigger.Above(10),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
        },
        // Azure emits this metric every five minutes.
        new MetricRow
        {
            Id = "site-unhealthy",
            Summary = "An instance of the app fails its health check",
            Runbook = "app-unhealthy",
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
            Id = "site-unauthorized",
            Summary = "Many requests fail to authenticate (HTTP 401): sign-in is broken, or the app is scanned",
            Runbook = "sign-in-failing",
            Types = [LogCategories.Site],
            Metric = "Http401",
            Aggregation = "Total",
            Trigger = Trigger.Above(20),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "slot-errors",
            Summary = "The release in the staging slot returns server errors (HTTP 5xx)",
            Runbook = "app-errors",
            Types = [LogCategories.Slot],
            Metric = "Http5xx",
            Aggregation = "Total",
            Trigger = Trigger.Above(10),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
        },
    ];
}
