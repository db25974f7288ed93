namespace Preflight.Tests.Rules.Observability;

public sealed class DiagnosticSettingsTests : RuleTests<DiagnosticSettingsTests>, IRuleCases
{
    public static string Rule => "diagnostics";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no setting", Example.Without("vault-diagnostics"), "vault"),
            NonCompliant(
                "a missing category",
                Example.With("vault-diagnostics", "logs[0].category", "AzurePolicyEvaluationDetails"),
                "vault"
            ),
            NonCompliant("a category that is off", Example.With("vault-diagnostics", "logs[0].enabled", false), "vault"),
            NonCompliant("no destination", Example.With("vault-diagnostics", "workspaceId", null), "vault-diagnostics"),
            NonCompliant(
                "a destination that is no workspace",
                Example.Add("resources:ResourceGroup", "group").With("vault-diagnostics", "workspaceId", Example.IdOf("vault")),
                "vault-diagnostics"
            ),
            NonCompliant("a network security perimeter", Example.Add("network:NetworkSecurityPerimeter", "perimeter"), "perimeter"),
            NonCompliant("a storage account with tables only", Storage, "history"),
            NonCompliant(
                "one problem of a stack without any monitoring",
                new TestPlan().Add("keyvault:Vault", "vault").Add("keyvault:Vault", "other"),
                TestPlan.Stack
            ),
            NonCompliant(
                "each resource of a stack with a workspace",
                Example.Without("vault-diagnostics").Without("workspace-diagnostics"),
                "vault",
                "workspace"
            ),
            Compliant("a stack without resources that have logs", new TestPlan().Add("resources:ResourceGroup", "group")),
            Compliant("all logs", Example.With("vault-diagnostics", "logs", new[] { new { categoryGroup = "allLogs" } })),
            Compliant(
                "a workspace outside the stack",
                Example.With("vault-diagnostics", "workspaceId", "/subscriptions/s/resourceGroups/hub/w")
            ),
            Compliant(
                "all audit logs of a workspace",
                Example.With("workspace-diagnostics", "logs", new[] { new { categoryGroup = "audit" } })
            ),
            NonCompliant(
                "some audit logs of a vault",
                Example.With("vault-diagnostics", "logs", new[] { new { categoryGroup = "audit" } }),
                "vault"
            ),
        ];

    /// <summary>The blob service sends its logs, the table service, which is used, does not.</summary>
    private static TestPlan Storage
    {
        get
        {
            var plan = Example.Add("storage:StorageAccount", "history").Add("storage:Table", "turns", new { accountName = "history" });
            return plan.Add(
                "monitor:DiagnosticSetting",
                "history-diagnostics",
                new
                {
                    resourceUri = $"{plan.IdOf("history")}/blobServices/default",
                    workspaceId = plan.IdOf("workspace"),
                    logs = new[] { new { categoryGroup = "allLogs" } },
                }
            );
        }
    }
}
