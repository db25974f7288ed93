namespace Preflight.Tests.Rules.Recovery;

public sealed class LifecycleDeletesTests : RuleTests<LifecycleDeletesTests>, IRuleCases
{
    private const string Policy = "documents-lifecycle";
    private const string Filters = "policy.rules[1].definition.filters";
    private const string Actions = "policy.rules[1].definition.actions";

    public static string Rule => "lifecycle-delete";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("everything after a day", Example.With(Policy, Filters, null), Policy),
            NonCompliant("a whole container", Example.With(Policy, $"{Filters}.prefixMatch", new[] { "documents" }), Policy),
            NonCompliant(
                "everything of an app after a year",
                Used.With(Policy, Actions, Deletion(365)).With(Policy, Filters, null),
                Policy
            ),
            NonCompliant("a last access that is not tracked", Example.With(Policy, Actions, LastAccess), Policy),
            NonCompliant("the archive tier of a zone-redundant account", Example.With(Policy, Actions, Archive), Policy),
            NonCompliant(
                "the archive tier of what an app reads",
                Local(Used).With(Policy, Actions, Archive).With(Policy, Filters, null),
                Policy
            ),
            Compliant("exports after a year", Example.With(Policy, Actions, Deletion(365)).With(Policy, Filters, null)),
            Compliant("logs after a week", Logs.With(Policy, Actions, Deletion(7)).With(Policy, Filters, null)),
            Compliant("a rule that is off", Example.With(Policy, Filters, null).With(Policy, "policy.rules[1].enabled", false)),
            Compliant(
                "blobs with an index tag",
                Example.With(Policy, Filters, new { blobIndexMatch = new[] { new { name = "temporary" } } })
            ),
            Compliant("a last access that is tracked", Tracked.With(Policy, Actions, LastAccess)),
            Compliant("the archive tier of a folder", Local(Example).With(Policy, Actions, Archive)),
            Compliant("nothing in development", Example.With(Policy, Filters, null).InDevelopment()),
        ];

    private static object Deletion(int days) => new { baseBlob = new { delete = new { daysAfterModificationGreaterThan = days } } };

    private static object Archive => new { baseBlob = new { tierToArchive = new { daysAfterModificationGreaterThan = 90 } } };

    private static object LastAccess => new { baseBlob = new { tierToCool = new { daysAfterLastAccessTimeGreaterThan = 30 } } };

    private static TestPlan Tracked => Example.With("documents-blobs", "lastAccessTimeTrackingPolicy", new { enable = true });

    private static TestPlan Used =>
        Example.Add(
            "web:WebApp",
            "app",
            new
            {
                siteConfig = new { appSettings = new[] { new { name = "Documents", value = "https://documents.blob.core.windows.net" } } },
            }
        );

    private static TestPlan Logs =>
        Example.Add(
            "monitor:DiagnosticSetting",
            "logs",
            new { resourceUri = TestPlan.Group, storageAccountId = Example.IdOf("documents") }
        );

    private static TestPlan Local(TestPlan plan) => plan.With("documents", "sku.name", "Standard_LRS");
}
