using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>The gateway in front of the models. The v2 tiers of API Management have no metric Capacity.</summary>
internal static class AiGatewayAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "ai-gateway-capacity",
            Summary = "The AI gateway uses more than 80 % of its processors",
            Runbook = "ai-gateway-capacity",
            Types = [LogCategories.ApiManagement],
            Metric = "CpuPercent_Gateway",
            Aggregation = "Average",
            Trigger = Trigger.Above(80),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "ai-gateway-errors",
            Summary = "The AI gateway answers with server errors (HTTP 5xx)",
            Runbook = "ai-gateway-errors",
            Types = [LogCategories.ApiManagement],
            Metric = "Requests",
            Aggregation = "Total",
            Dimensions = new Dictionary<string, string[]> { ["GatewayResponseCodeCategory"] = ["5xx"] },
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "ai-gateway-refused",
            Summary = "The AI gateway rejects its caller (HTTP 401)",
            Runbook = "ai-gateway-errors",
            Types = [LogCategories.ApiManagement],
            Metric = "Requests",
            Aggregation = "Total",
            Dimensions = new Dictionary<string, string[]> { ["GatewayResponseCode"] = ["401"] },
            Trigger = Trigger.Above(3),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
    ];
}
