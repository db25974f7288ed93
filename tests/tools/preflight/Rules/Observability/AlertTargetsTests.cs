namespace Preflight.Tests.Rules.Observability;

public sealed class AlertTargetsTests : RuleTests<AlertTargetsTests>, IRuleCases
{
    public static string Rule => "alert-targets";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "an action group that is not in the stack",
                Grouped.With("app-errors", "actions[0].actionGroupId", $"{TestPlan.Group}/providers/Microsoft.Insights/actionGroups/old"),
                "app-errors"
            ),
            NonCompliant(
                "a scope that is not in the stack",
                Grouped.With("app-errors", "scopes[0]", $"{TestPlan.Group}/providers/Microsoft.Web/sites/old"),
                "app-errors"
            ),
            NonCompliant(
                "six action groups",
                Example.With("app-errors", "actions", Enumerable.Range(1, 6).Select(each => new { actionGroupId = $"{Other}/g{each}" })),
                "app-errors"
            ),
            Compliant("an action group of another subscription", Grouped.With("app-errors", "actions[0].actionGroupId", $"{Other}/calls")),
            Compliant(
                "a scope that is a part of a resource",
                Grouped
                    .Add("storage:StorageAccount", "store", new { accountName = "store" })
                    .With(
                        "app-errors",
                        "scopes[0]",
                        $"{TestPlan.Group}/providers/Microsoft.Storage/storageAccounts/store/blobServices/default"
                    )
            ),
            Compliant(
                "a resource group of another program",
                Example.With("app-errors", "scopes[0]", $"{TestPlan.Group}/providers/Microsoft.Web/sites/old")
            ),
        ];

    private const string Other =
        "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/ops/providers/Microsoft.Insights/actionGroups";

    private static TestPlan Grouped => Example.Add("resources:ResourceGroup", "group");
}
