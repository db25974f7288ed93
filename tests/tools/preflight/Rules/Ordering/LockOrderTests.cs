namespace Preflight.Tests.Rules.Ordering;

public sealed class LockOrderTests : RuleTests<LockOrderTests>, IRuleCases
{
    public static string Rule => "lock-order";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a child is created beside the lock", Example.WaitsNot("documents-lock", "reports"), "documents-lock"),
            NonCompliant("a diagnostic setting is created beside it", Logs, "documents-lock"),
            NonCompliant("a lock of the group covers many", OfGroup, "documents-lock"),
            Compliant("the lock waits for the setting", Logs.Waits("documents-lock", "logs")),
            Compliant("the child is kept", Example.WaitsNot("documents-lock", "reports").Retained("reports")),
            Compliant("another account has no lock", Another),
        ];

    private static TestPlan Logs =>
        Example.Add("monitor:DiagnosticSetting", "logs", new { resourceUri = Example.IdOf("documents"), name = "logs" }, "documents");

    private static TestPlan OfGroup =>
        Example
            .With("documents-lock", "scope", TestPlan.Group)
            .Add("storage:StorageAccount", "packages")
            .Add("storage:StorageAccount", "logs")
            .Add("storage:StorageAccount", "audit")
            .Add("storage:StorageAccount", "exports");

    private static TestPlan Another =>
        Example
            .Add("storage:StorageAccount", "packages")
            .Add("storage:BlobContainer", "zips", new { accountName = "packages" }, "packages");
}
