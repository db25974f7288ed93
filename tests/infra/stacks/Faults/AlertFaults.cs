using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>Faults in alerts, availability tests and budgets.</summary>
internal static class AlertFaults
{
    private const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-aichat-prod-sec/providers/";

    public static IEnumerable<Fault> All() =>
        [
            Fault.Set("alert on an unknown metric", "alert-site-errors-chat", "criteria.allOf[0].metricName", "\"Http5XXs\""),
            Fault.Set("alert on an unknown metric", "alert-search-slow-search", "criteria.allOf[0].metricName", "\"SearchLatencyMs\""),
            Fault.Set(
                "alert on an unknown metric",
                "alert-vault-availability-vault",
                "criteria.allOf[0].metricName",
                "\"ServiceAvailability\""
            ),
            Fault.Set("alert on another type's metric", "alert-gateway-errors-gateway", "criteria.allOf[0].metricName", "\"Http5xx\""),
            .. new[]
            {
                "TotalErrors",
                "ServerErrors",
                "ClientErrors",
                "BlockedCalls",
                "SuccessRate",
                "Latency",
                "TotalCalls",
                "SuccessfulCalls",
                "Ratelimit",
                "DataIn",
                "DataOut",
            }.Select(metric =>
                Fault.Set(
                    "alert on a metric that is not for Azure OpenAI",
                    "alert-model-errors-ai",
                    "criteria.allOf[0].metricName",
                    $"\"{metric}\""
                )
            ),
            Fault.Set("alert on a retired metric", "alert-site-unhealthy-chat", "criteria.allOf[0].metricName", "\"AverageResponseTime\""),
            Fault.Set("alert on a retired metric", "alert-gateway-capacity-gateway", "criteria.allOf[0].metricName", "\"CpuUtilization\""),
            Fault.Set("alert aggregation unsupported", "alert-site-errors-chat", "criteria.allOf[0].timeAggregation", "\"Average\""),
            Fault.Set("alert aggregation unsupported", "alert-plan-cpu-chat-plan", "criteria.allOf[0].timeAggregation", "\"Total\""),
            Fault.Set("alert aggregation unsupported", "alert-vault-refused-vault", "criteria.allOf[0].timeAggregation", "\"Total\""),
            Fault.Set(
                "alert dimension unsupported",
                "alert-model-throttled-ai",
                "criteria.allOf[0].dimensions[0].name",
                "\"DeploymentName\""
            ),
            Fault.Set(
                "alert dimension unsupported",
                "alert-gateway-errors-gateway",
                "criteria.allOf[0].dimensions[0].name",
                "\"StatusCode\""
            ),
            Fault.Set("alert window too short", "alert-site-unhealthy-chat", "windowSize", "\"PT1M\""),
            Fault.Set("alert window too short", "alert-vault-refused-vault", "windowSize", "\"PT1M\""),
            Fault.Set("alert window unsupported", "alert-plan-cpu-chat-plan", "windowSize", "\"PT10M\""),
            Fault.Set("alert window unsupported", "alert-plan-cpu-chat-plan", "evaluationFrequency", "\"PT30M\""),
            .. new[] { "alert-site-errors-chat", "alert-unreachable-insights", "alert-model-throttled-ai" }.Select(alert =>
                Fault.Set("alert without an action group", alert, "actions", null)
            ),
            Fault.Set("alert without an action group", "alert-slo-availability-fast", "actions", null),
            Fault.Set("alert without an action group", "alert-service-health", "actions", null),
            .. new[] { "alert-site-errors-chat", "alert-log-cap", "alert-resource-deleted" }.Select(alert =>
                Fault.Set("alert off", alert, "enabled", "false")
            ),
            Fault.Set("action group without receivers", "on-call-group", "emailReceivers", null),
            Fault.Set("action group without receivers", "on-call-group", "emailReceivers", "[]"),
            Fault.Drop("resource without an alert", "alert-store-availability-packages"),
            Fault.Drop("resource without an alert", "alert-firewall-health-egress", "alert-firewall-ports-egress"),
            Fault.Drop("no alert on Azure's own failures", "alert-service-health"),
            Fault.Drop("no alert on Azure's own failures", "alert-resource-health"),
            Page("alert-site-errors-chat", "The app fails. Runbook: docs/runbooks/app-erors.md", "docs/runbooks/app-erors.md"),
            Page("alert-log-cap", "Much is logged", null),
            new("alerts silenced", "in prod, day and night", plan => Mutation.Add(
                    plan,
                    "azure-native:alertsmanagement:AlertProcessingRuleByName",
                    "hush",
                    $"{Group}Microsoft.AlertsManagement/actionRules/hush",
                    """
                    {"alertProcessingRuleName":"hush","location":"Global","properties":{
                    "enabled":true,"scopes":["/subscriptions/00000000-0000-4000-8000-000000000001"],
                    "actions":[{"actionType":"RemoveAllActionGroups"}]}}
                    """,
                    "workload"
                )),
            Fault.Drop("no availability test", "readiness-test"),
            Fault.Set("no availability test", "readiness-test", "enabled", "false"),
            Fault.Set("availability test from too few locations", "readiness-test", "locations[4]", null),
            Fault.Set(
                "availability test without its component",
                "readiness-test",
                "tags",
                $$"""
                {"owner":"o","cost-centre":"c","environment":"prod","workload":"aichat",
                "hidden-link:{{Group}}microsoft.insights/components/appi-other":"Resource"}
                """
            ),
            Fault.Set(
                "availability test without its component",
                "readiness-test",
                "tags",
                """{"owner":"o","cost-centre":"c","environment":"prod","workload":"aichat"}"""
            ),
            Fault.Drop("no budget", "budget"),
            Fault.Set("no budget", "budget", "amount", "0"),
            Fault.Set("budget smaller than what the stack costs", "budget", "amount", "1000"),
            Fault.Set("budget without a forecast", "budget", "notifications.foreseen", null),
            Fault.Set(
                "budget without contacts",
                "budget",
                "notifications.all",
                """{"enabled":true,"operator":"GreaterThanOrEqualTo","threshold":100,"thresholdType":"Actual","contactEmails":[]}"""
            ),
        ];

    private static Fault Page(string alert, string description, string? page) =>
        new("alert without a page", $"{alert} names {page ?? "none"}", plan =>
            Mutation.Change(plan, alert, each => Without(Mutation.With(each, "description", $"\"{description}\""), page))
        );

    /// <summary>The runbook is part of the notification, too.</summary>
    private static PlannedResource Without(PlannedResource alert, string? page) =>
        alert.Inputs["actions"] is System.Text.Json.Nodes.JsonArray
            ? Mutation.With(alert, "actions[0].webHookProperties", page is null ? null : $$"""{"runbook":"{{page}}"}""")
            : Mutation.With(alert, "actions.customProperties", page is null ? null : $$"""{"runbook":"{{page}}"}""");
}
