using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>The way in, the way out, and the endpoint of the predictive model.</summary>
internal static class EdgeAlerts
{
    private static readonly IReadOnlyDictionary<string, string[]> ServerErrors = new Dictionary<string, string[]>
    {
        ["HttpStatusGroup"] = ["5xx"],
    };

    public static readonly IReadOnlyList<AlertRow> All =
    [
        // Of five places three must fail, or the only one.
        new MetricRow
        {
            Id = "unreachable",
            Says = "From outside, the app cannot be reached or cannot answer",
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
            Says = "The gateway finds that the app cannot answer questions",
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
            Says = "People are answered with server errors",
            Types = [LogCategories.Gateway],
            Metric = "ResponseStatus",
            Aggregation = "Total",
            Dimensions = ServerErrors,
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "gateway-backend-errors",
            Says = "The app answers the gateway with server errors",
            Types = [LogCategories.Gateway],
            Metric = "BackendResponseStatus",
            Aggregation = "Total",
            Dimensions = ServerErrors,
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "gateway-failed",
            Says = "Unusually many requests fail at the gateway",
            Types = [LogCategories.Gateway],
            Metric = "FailedRequests",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("Medium", 2),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 2,
        },
        // Answers stream, so that time is long by nature: what is unusual counts, not what is long.
        new MetricRow
        {
            Id = "gateway-slow",
            Says = "Requests through the gateway take longer than usual",
            Types = [LogCategories.Gateway],
            Metric = "ApplicationGatewayTotalTime",
            Aggregation = "Average",
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "gateway-backend-slow",
            Says = "The app takes longer than usual to end its answers",
            Types = [LogCategories.Gateway],
            Metric = "BackendLastByteResponseTime",
            Aggregation = "Average",
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "gateway-capacity",
            Says = "The gateway is near the most that it may grow to",
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
            Says = "The web application firewall blocks many requests: an attack, or a rule that hits the app's own",
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
            Says = "The gateway's address is flooded",
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
            Says = "A public address cannot be reached",
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
            Says = "The firewall that everything leaves through is ill",
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
            Id = "firewall-ports",
            Says = "The firewall is nearly out of ports for calls that leave",
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
            Id = "prediction-slow",
            Says = "The predictive model takes longer than two seconds",
            Types = [LogCategories.OnlineEndpoint],
            Metric = "RequestLatency_P95",
            Aggregation = "Average",
            Trigger = Trigger.Above(2000),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "prediction-errors",
            Says = "The predictive model fails",
            Types = [LogCategories.OnlineEndpoint],
            Metric = "RequestsPerMinute",
            Aggregation = "Average",
            Dimensions = new Dictionary<string, string[]> { ["statusCodeClass"] = ["5xx"] },
            Trigger = Trigger.Above(5),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 1,
        },
        // The workspace's other metrics, as unusable nodes, runs that do not respond and quota of cores, tell of clusters, and the stack has none.
        new MetricRow
        {
            Id = "prediction-deploy-failed",
            Says = "A version of the predictive model could not be deployed",
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
