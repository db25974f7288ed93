using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>Ingress, egress and the endpoint of the predictive model.</summary>
internal static class EdgeAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        // Three of five locations must fail, or the only one.
        new MetricRow
        {
            Id = "unreachable",
            Summary = "The availability test fails: the app cannot be reached from the internet",
            Runbook = "unreachable",
            Types = [LogCategories.Insights],
            Only = AlertCondition.Tested,
            Metric = "availabilityResults/availabilityPercentage",
            Aggregation = "Average",
            Trigger = Trigger.Below(60),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 0,
        },
        new MetricRow
        {
            Id = "gateway-backend-unhealthy",
            Summary = "The application gateway finds its backend unhealthy",
            Runbook = "app-unhealthy",
            Types = [LogCategories.Gateway],
            Metric = "UnhealthyHostCount",
            Aggregation = "Average",
            Trigger = Trigger.Above(0),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "gateway-errors",
            Summary = "Users receive server errors (HTTP 5xx) from the application gateway",
            Runbook = "app-errors",
            Types = [LogCategories.Gateway],
            Metric = "ResponseStatus",
            Aggregation = "Total",
            Dimensions = new Dictionary<string, string[]> { ["HttpStatusGroup"] = ["5xx"] },
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "gateway-capacity",
            Summary = "The application gateway uses more than 75 % of its maximum capacity",
            Runbook = "gateway-capacity",
            Types = [LogCategories.Gateway],
            Metric = "CapacityUnits",
            Aggregation = "Average",
            Trigger = Trigger.Above("75 % of gatewayMaxInstances x 10 units", settings =>
                0.75 * 10 * (settings.Gateway?.MaxInstances ?? 0)
            ),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "gateway-blocked",
            Summary = "The web application firewall blocks many requests: an attack, or a false positive",
            Runbook = "gateway-attack",
            Types = [LogCategories.Gateway],
            Metric = "AzwafSecRule",
            Aggregation = "Total",
            Dimensions = new Dictionary<string, string[]> { ["Action"] = ["Block", "Blocked"] },
            Trigger = Trigger.Above(75),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "address-attacked",
            Summary = "A DDoS attack on the gateway's public IP address is mitigated",
            Runbook = "gateway-attack",
            Types = [LogCategories.PublicAddress],
            Only = AlertCondition.Guarded,
            Target = "gateway-address",
            Metric = "IfUnderDDoSAttack",
            Aggregation = "Maximum",
            Trigger = Trigger.Above(0),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "address-down",
            Summary = "A public IP address has no data path",
            Runbook = "unreachable",
            Types = [LogCategories.PublicAddress],
            Metric = "VipAvailability",
            Aggregation = "Average",
            Trigger = Trigger.Below(90),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "firewall-health",
            Summary = "Health of the egress firewall is below 90 %",
            Runbook = "firewall-unhealthy",
            Types = [LogCategories.Firewall],
            Metric = "FirewallHealth",
            Aggregation = "Average",
            Trigger = Trigger.Below(90),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 0,
        },
        new MetricRow
        {
            Id = "firewall-latency",
            Summary = "The egress firewall delays packets by more than 20 ms on average",
            Runbook = "firewall-unhealthy",
            Types = [LogCategories.Firewall],
            Metric = "FirewallLatencyPng",
            Aggregation = "Average",
            Trigger = Trigger.Above(20),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "firewall-ports",
            Summary = "The egress firewall uses more than 80 % of its SNAT ports",
            Runbook = "firewall-unhealthy",
            Types = [LogCategories.Firewall],
            Metric = "SNATPortUtilization",
            Aggregation = "Average",
            Trigger = Trigger.Above(80),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "prediction-errors",
            Summary = "The predictive model returns server errors (HTTP 5xx)",
            Runbook = "prediction-failing",
            Types = [LogCategories.OnlineEndpoint],
            Metric = "RequestsPerMinute",
            Aggregation = "Average",
            Dimensions = new Dictionary<string, string[]> { ["statusCodeClass"] = ["5xx"] },
            Trigger = Trigger.Above(5),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 1,
        },
        // Other metrics of the workspace are about compute clusters, which the stack does not have.
        new MetricRow
        {
            Id = "prediction-deploy-failed",
            Summary = "A deployment of the predictive model failed",
            Runbook = "prediction-failing",
            Types = [LogCategories.MachineLearning],
            Metric = "Model Deploy Failed",
            Aggregation = "Total",
            Trigger = Trigger.Above(0),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
    ];
}
