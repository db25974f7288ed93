namespace Infra.Tests;

/// <summary>Alerts that were merged or dropped, with the reason. docs/alerts.md shows them, so that they are not added again.</summary>
internal static class MergedAlerts
{
    public static readonly IReadOnlyList<(string[] Was, string? Now, string Why)> All =
    [
        (
            ["first-word-slow", "site-slow", "slot-slow", "gateway-slow", "gateway-backend-slow", "chat-slow", "model-units-slow"],
            "slo-first-word-fast",
            "The objective measures what users wait for; its two burn rates replace seven latency thresholds"
        ),
        (
            ["model-failing", "retries-exhausted"],
            "slo-availability-fast",
            "Both count questions that fail, which is what the objective measures"
        ),
        (
            ["answers-refused", "answers-filtered", "feedback-negative", "evaluation-worse"],
            "answer-quality",
            "One rule with the dimension Signal: each signal fires by itself"
        ),
        (["ingestion-failing"], "index-stale", "One rule with the dimension Signal: late or failing"),
        (["log-cap-near", "log-cap-reached"], "log-cap", "One rule; telemetry-silent fires with severity 1 when ingestion stops"),
        (["tokens-one-person"], "tokens-one-user", "Renamed"),
        (["plan-queue", "site-backlog"], "plan-cpu", "A queue follows from saturation, and the objectives report its effect"),
        (["site-memory"], "plan-memory", "The app and its slot are the only processes of the plan"),
        (["site-client-errors"], null, "Requests that clients send wrongly need no action by the operator; 401 has its own alert"),
        (["gateway-backend-errors", "gateway-failed"], "gateway-errors", "The same requests, counted three times"),
        (["model-availability", "model-forbidden"], "model-errors", "One rule with the dimension StatusCode: 5xx, 401 and 403"),
        (
            ["model-tokens-in", "model-tokens-out"],
            "model-tokens",
            "One rule with the dimension ModelDeploymentName; the limit at 80 % of a deployment's capacity is dropped, see model-throttled"
        ),
        (["model-rejected"], "answer-quality", "The app counts filtered answers with the side and the severity"),
        (["model-units-idle"], null, "Unused units are a matter for the cost review, not for on-call"),
        (["search-very-slow"], "search-slow", "The same metric with a second threshold"),
        (["search-throttling"], "search-throttled", "The same metric with a second threshold"),
        (["vault-saturation"], "vault-refused", "A saturated vault rejects with 429, which vault-refused counts"),
        (["vault-slow"], null, "The app reads secrets at its start; latency of the vault has no effect on answers"),
        (
            ["store-slow", "store-server-slow", "store-throttled"],
            "store-availability",
            "The app retries, and the objectives report a lasting effect"
        ),
        (["threads-slow", "threads-slow-gateway"], "threads-busy", "High latency follows from high throughput"),
        (["prediction-slow"], null, "The predictive model has no latency objective"),
        (
            ["service-incident", "service-maintenance", "service-security", "service-action"],
            "service-health",
            "One rule on four event types with one runbook"
        ),
        (["resource-ill"], "resource-health", "Renamed"),
        (["data-deleted", "telemetry-deleted"], "resource-deleted", "One rule on all deletions, with one table of recoveries"),
        (["model-changed"], "resource-deleted", "Each release changes deployments, so only a deletion is reported"),
        (["role-granted", "keys-used", "network-opened"], "security-changed", "One rule: the first check and the escalation are the same"),
    ];
}
