namespace Preflight.Tests.Rules.Ordering;

public sealed class DuplicateSinkTests : RuleTests<DuplicateSinkTests>, IRuleCases
{
    public static string Rule => "duplicate-sink";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the same category", Logs(new { category = "AuditEvent", enabled = true }), "policies"),
            NonCompliant("the group of the category", Logs(new { categoryGroup = "audit", enabled = true }), "policies"),
            NonCompliant("all logs", Logs(new { categoryGroup = "allLogs", enabled = true }), "policies"),
            Compliant("a category that is off", Logs(new { category = "AuditEvent", enabled = false })),
            Compliant("another workspace", Logs(new { category = "AuditEvent", enabled = true }).With("policies", "workspaceId", "other")),
            Compliant("another resource", Logs(new { category = "AuditEvent", enabled = true }).With("policies", "resourceUri", "/other")),
        ];

    private static TestPlan Logs(object log) => Example.With("policies", "logs", new[] { log });
}
