namespace Preflight.Tests.Rules.Observability;

public sealed class DiagnosticFormTests : RuleTests<DiagnosticFormTests>, IRuleCases
{
    public static string Rule => "diagnostic-form";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a category, and the group that contains it", Grouped("audit"), "second"),
            NonCompliant("a category, and the group of all", Grouped("allLogs"), "second"),
            NonCompliant("a storage account of another region", Archived("westeurope", "Standard_LRS"), "vault-diagnostics"),
            NonCompliant("a premium storage account", Archived("swedencentral", "Premium_LRS"), "vault-diagnostics"),
            Compliant("a storage account of the region", Archived("swedencentral", "Standard_LRS")),
            NonCompliant(
                "retention of logs",
                Example.With("vault-diagnostics", "logs[0].retentionPolicy", new { enabled = true, days = 30 }),
                "vault-diagnostics"
            ),
            NonCompliant(
                "a category that the type does not have",
                Example.With("vault-diagnostics", "logs[0].category", "AuditEvents"),
                "vault-diagnostics"
            ),
            NonCompliant(
                "a category group that does not exist",
                Example.With("vault-diagnostics", "logs[0]", new { categoryGroup = "everything", enabled = true }),
                "vault-diagnostics"
            ),
            NonCompliant(
                "categories and groups",
                Example.With("vault-diagnostics", "logs[1]", new { categoryGroup = "audit", enabled = true }),
                "vault-diagnostics"
            ),
            NonCompliant("an entry without a category", Example.With("vault-diagnostics", "logs[0].category", null), "vault-diagnostics"),
            NonCompliant(
                "one category twice",
                Example.With("vault-diagnostics", "logs[1]", new { category = "AuditEvent", enabled = true }),
                "vault-diagnostics"
            ),
            NonCompliant(
                "nothing enabled",
                Example.With("vault-diagnostics", "logs[0].enabled", false).With("vault-diagnostics", "metrics[0].enabled", false),
                "vault-diagnostics"
            ),
            NonCompliant(
                "a misspelt category of metrics",
                Example.With("vault-diagnostics", "metrics[0].category", "AllMetric"),
                "vault-diagnostics"
            ),
            NonCompliant(
                "metrics of a security group",
                Example
                    .With("vault-diagnostics", "resourceUri", $"{TestPlan.Group}/providers/Microsoft.Network/networkSecurityGroups/rules")
                    .With("vault-diagnostics", "logs[0].category", "NetworkSecurityGroupEvent"),
                "vault-diagnostics"
            ),
            NonCompliant(
                "a destination type that does not exist",
                Example.With("vault-diagnostics", "logAnalyticsDestinationType", "ResourceSpecific"),
                "vault-diagnostics"
            ),
            NonCompliant("an event hub without its rule", Example.With("vault-diagnostics", "eventHubName", "logs"), "vault-diagnostics"),
            NonCompliant("two settings of one destination", Example.Copy("vault-diagnostics", "second"), "second"),
            NonCompliant("a sixth setting", Six, "setting5"),
            Compliant(
                "a retention that is off",
                Example.With("vault-diagnostics", "logs[0].retentionPolicy", new { enabled = false, days = 0 })
            ),
            Compliant(
                "all logs by their group",
                Example.With("vault-diagnostics", "logs[0]", new { categoryGroup = "allLogs", enabled = true })
            ),
            Compliant(
                "a type whose categories are not known",
                Example.With("vault-diagnostics", "resourceUri", $"{TestPlan.Group}/providers/Microsoft.Future/things/one")
            ),
        ];

    private static TestPlan Six =>
        Enumerable
            .Range(1, 5)
            .Aggregate(Example, (plan, each) =>
                plan.Copy("vault-diagnostics", $"setting{each}").With($"setting{each}", "workspaceId", $"workspace{each}")
            );

    private static TestPlan Archived(string location, string name)
    {
        var plan = Example
            .With("vault", "location", "swedencentral")
            .Add("storage:StorageAccount", "archive", new { location, sku = new { name } });
        return plan.With("vault-diagnostics", "storageAccountId", plan.IdOf("archive"));
    }

    private static TestPlan Grouped(string categoryGroup) =>
        Example
            .With("vault-diagnostics", "metrics", null)
            .Copy("vault-diagnostics", "second")
            .With("second", "logs", new[] { new { categoryGroup, enabled = true } });
}
