using Infra.Components.Alerts.Rows;
using Infra.Settings;
using Infra.Telemetry;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// The AI accounts. Latency, TotalErrors and their like are left alone: Microsoft says that they do not count calls of Azure OpenAI. How
/// long a standard deployment takes to answer is measured by the app, because the account does not emit it.
/// </summary>
internal static class ModelAlerts
{
    private static readonly IReadOnlyDictionary<string, string[]> EachDeployment = new Dictionary<string, string[]>
    {
        ["ModelDeploymentName"] = ["*"],
    };

    public static readonly IReadOnlyList<AlertRow> All =
    [
        new MetricRow
        {
            Id = "model-throttled",
            Says = "A deployment refuses calls for lack of capacity",
            Types = [LogCategories.AiAccount],
            Metric = "AzureOpenAIRequests",
            Aggregation = "Total",
            Dimensions = Answered("429"),
            Trigger = Trigger.Above(10),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "model-errors",
            Says = "A deployment fails",
            Types = [LogCategories.AiAccount],
            Metric = "AzureOpenAIRequests",
            Aggregation = "Total",
            Dimensions = Answered("500", "502", "503", "504"),
            Trigger = Trigger.Above(3),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "model-forbidden",
            Says = "The account refuses whoever calls it: a role, an identity or a network rule is broken",
            Types = [LogCategories.AiAccount],
            Metric = "AzureOpenAIRequests",
            Aggregation = "Total",
            Dimensions = Answered("401", "403"),
            Trigger = Trigger.Above(0),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "model-availability",
            Says = "The account answers fewer than 99 of 100 calls without a fault of its own",
            Types = [LogCategories.AiAccount],
            Metric = "AzureOpenAIAvailabilityRate",
            Aggregation = "Average",
            Trigger = Trigger.Below(99),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
        },
        new MetricRow
        {
            Id = "model-tokens",
            Says = "A deployment is near the tokens a minute that it was given",
            Types = [LogCategories.AiAccount],
            Metric = "TokenTransaction",
            Aggregation = "Total",
            PerDeployment = deployment => !deployment.IsProvisioned,
            Trigger = Trigger.Above("80 % of its capacity x 1000 x 5 minutes", (ModelDeployment deployment) =>
                0.8 * deployment.Capacity * 1000 * 5
            ),
            Window = "PT5M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "model-tokens-in",
            Says = "Far more text than usual goes to the models",
            Types = [LogCategories.AiAccount],
            Metric = "ProcessedPromptTokens",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "model-tokens-out",
            Says = "The models write far more than usual",
            Types = [LogCategories.AiAccount],
            Metric = "GeneratedTokens",
            Aggregation = "Total",
            Trigger = Trigger.Unusual("Medium", 4),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "model-rejected",
            Says = "Content filters reject many questions or answers",
            Types = [LogCategories.AiAccount],
            Metric = "RAIRejectedRequests",
            Aggregation = "Total",
            Trigger = Trigger.Above(20),
            Window = "PT1H",
            Frequency = "PT15M",
            Severity = 3,
        },
        new MetricRow
        {
            Id = "model-harmful",
            Says = "Content filters find far more harm than usual",
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
            Says = "A provisioned deployment is nearly full; at 100 % it refuses or spills over",
            Types = [LogCategories.AiAccount],
            Only = AlertCondition.Provisioned,
            Metric = "AzureOpenAIProvisionedManagedUtilizationV2",
            Aggregation = "Average",
            PerDeployment = deployment => deployment.IsProvisioned,
            Trigger = Trigger.Above(80),
            Window = "PT5M",
            Frequency = "PT1M",
            Severity = 2,
        },
        new MetricRow
        {
            Id = "model-units-idle",
            Says = "A provisioned deployment is paid for and hardly used",
            Types = [LogCategories.AiAccount],
            Only = AlertCondition.Provisioned,
            Metric = "AzureOpenAIProvisionedManagedUtilizationV2",
            Aggregation = "Average",
            PerDeployment = deployment => deployment.IsProvisioned,
            Trigger = Trigger.Below(30),
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 4,
        },
        new MetricRow
        {
            Id = "model-units-slow",
            Says = "A provisioned deployment takes long to begin its answers",
            Types = [LogCategories.AiAccount],
            Only = AlertCondition.Provisioned,
            Metric = "AzureOpenAITimeToResponse",
            Aggregation = "Average",
            PerDeployment = deployment => deployment.IsProvisioned,
            Trigger = Trigger.Above(5000),
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
        },
    ];

    private static Dictionary<string, string[]> Answered(params string[] codes) => new(EachDeployment) { ["StatusCode"] = codes };
}
