namespace Stacks.Tests.Faults;

/// <summary>In what prod does not have: predictive models, customer-managed keys, alerts, budgets.</summary>
internal static class OptionalFaults
{
    private const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-aichat-prod-sec/providers/";

    public static IEnumerable<Fault> All() =>
    [
        Fault.Set("prediction open", "prediction-endpoint-online", "properties.authMode", "\"Key\""),
        Fault.Set("prediction open", "prediction-endpoint-online", "properties.publicNetworkAccess", "\"Enabled\""),
        Fault.Set("prediction open", "prediction-workspace", "managedNetwork.isolationMode", "\"AllowInternetOutbound\""),
        Fault.Set("prediction traffic", "prediction-endpoint-online", "properties.traffic.blue", "50"),
        Fault.Set("prediction traffic", "prediction-endpoint-online", "properties.traffic", """{"blue":50,"red":50}"""),
        Fault.Set("prediction unpinned", "prediction-blue", "properties.model", "\"azureml://registries/c/models/churn/labels/latest\""),
        Fault.Set("prediction small", "prediction-blue", "sku.capacity", "1"),
        Fault.Set("prediction blind", "prediction-green", "properties.readinessProbe", null),
        Fault.Set("one store with another key", "documents-account", "encryption", null),
        new("alert", "on a metric that is not for Azure OpenAI", plan => Mutation.Add(plan, "azure-native:monitor:MetricAlert", "errors", $"{Group}Microsoft.Insights/metricAlerts/errors", $$"""
            {"ruleName":"errors","scopes":["{{plan.Resources.Single(each => each.Name == "ai-account").Id}}"],"windowSize":"PT5M","evaluationFrequency":"PT1M",
             "criteria":{"odataType":"Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria","allOf":[{"metricName":"TotalErrors"}]},"actions":[{"actionGroupId":"/a/actionGroups/b"}]}
            """, "ai-account", "workload")),
        new("alert", "with a window that Azure refuses", plan => Mutation.Add(plan, "azure-native:monitor:MetricAlert", "window", $"{Group}Microsoft.Insights/metricAlerts/window", """
            {"ruleName":"window","scopes":[],"windowSize":"PT2M","evaluationFrequency":"PT5M","criteria":{"odataType":"x","allOf":[]},"actions":[{"actionGroupId":"/a/actionGroups/b"}]}
            """, "workload")),
        new("alert", "that tells nobody", plan => Mutation.Add(plan, "azure-native:monitor:MetricAlert", "silent", $"{Group}Microsoft.Insights/metricAlerts/silent", """
            {"ruleName":"silent","scopes":[],"windowSize":"PT5M","evaluationFrequency":"PT5M","criteria":{"odataType":"x","allOf":[]}}
            """, "workload")),
        new("budget", "that tells nobody", plan => Mutation.Add(plan, "azure-native:consumption:Budget", "budget", $"{Group}Microsoft.Consumption/budgets/budget", """
            {"amount":100,"timeGrain":"Monthly","notifications":{"a":{"thresholdType":"Actual","contactEmails":[]}}}
            """, "workload")),
        new("budget", "smaller than what the stack costs", plan => Mutation.Add(plan, "azure-native:consumption:Budget", "small", $"{Group}Microsoft.Consumption/budgets/small", """
            {"budgetName":"small","scope":"/subscriptions/s","category":"Cost","amount":1000,"timeGrain":"Monthly","timePeriod":{"startDate":"2026-11-01"},"notifications":{"a":{"thresholdType":"Actual","threshold":80,"operator":"GreaterThan","enabled":true,"contactEmails":["a@example.com"]},"b":{"thresholdType":"Forecasted","threshold":100,"operator":"GreaterThan","enabled":true,"contactEmails":["a@example.com"]}}}
            """, "workload")),
    ];
}
