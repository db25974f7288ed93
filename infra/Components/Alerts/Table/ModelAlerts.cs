using Infra.Components.Alerts.Rows;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// The Azure OpenAI accounts. Latency, TotalErrors and similar metrics are not used: they do not count calls of Azure OpenAI. The app
/// measures the latency of standard deployments, because the account does not emit it. One rule per account watches all deployments by
/// dimension.
/// </summary>
internal static class ModelAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "model-throttled",
            Summary = "A model deployment rejects calls for lack of capacity (HTTP 429)",
            Runbook = "throttling-storm",
            Types = [LogCategories.AiAccount],
            Metric = "AzureOpenAIRequests",
            Aggregation = "Total",
            Dimensions = EachDeployment("429"),
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "model-errors",
            Summary = "A model deployment fails (HTTP 5xx) or rejects the caller (HTTP 401, 403)",
            Runbook = "model-errors",
            Types = [LogCategories.AiAccount],
            Metric = "AzureOpenAIRequests",
            Aggregation = "Total",
            Dimensions = EachDeployment("401", "403", "500", "502", "503", "504"),
            Trigger = Trigger.Above(3),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "model-tokens",
            Summary = "Token usage of a model deployment is unusually high",
            Runbook = "cost-spike",
            Types = [LogCategories.AiAccount],
            Metric = "TokenTransaction",
            Aggregation = "Total",
            Dimensions = EachDeployment(),
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "model-harmful",
            Summary = "Content filters detect unusually many harmful requests",
            Runbook = "safety-incident",
            Types = [LogCategories.AiAccount],
            Metric = "RAIHarmfulRequests",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("High", 2),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "model-units-full",
            Summary = "A provisioned deployment is above 80 % of its units; at 100 % it rejects calls or spills over",
            Runbook = "throttling-storm",
            Types = [LogCategories.AiAccount],
            Only = AlertCondition.Provisioned,
            Metric = "AzureOpenAIProvisionedManagedUtilizationV2",
            Aggregation = "Average",
            Dimensions = EachDeployment(),
            Trigger = Trigger.Above(80),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
    ];

    /// <param name="codes">HTTP status codes to count; none counts every call.</param>
    private static Dictionary<string, string[]> EachDeployment(params string[] codes)
    {
        var dimensions = new Dictionary<string, string[]> { ["ModelDeploymentName"] = ["*"] };
        if (codes.Length > 0)
        {
            dimensions["StatusCode"] = codes;
        }

        return dimensions;
    }
}
