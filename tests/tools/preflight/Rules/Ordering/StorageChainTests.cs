namespace Preflight.Tests.Rules.Ordering;

public sealed class StorageChainTests : RuleTests<StorageChainTests>, IRuleCases
{
    public static string Rule => "storage-chain";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a policy beside the service", Example.WaitsNot("store-policy", "store-blobs"), "store-policy"),
            NonCompliant(
                "a second service beside both",
                Example.Add("storage:FileServiceProperties", "files", Files, "store"),
                "files",
                "store-policy"
            ),
            Compliant("a second service after both", Example.Add("storage:FileServiceProperties", "files", Files, "store-policy")),
            Compliant("containers together", Containers),
            Compliant("services of two accounts", TwoAccounts),
        ];

    private static readonly object Files = new { accountName = "store", fileServicesName = "default" };

    private static TestPlan Containers =>
        Example
            .Add("storage:BlobContainer", "one", new { accountName = "store", containerName = "one" }, "store-policy")
            .Add("storage:BlobContainer", "two", new { accountName = "store", containerName = "two" }, "store-policy");

    private static TestPlan TwoAccounts =>
        Example
            .Add("storage:StorageAccount", "other")
            .Add("storage:BlobServiceProperties", "other-blobs", new { accountName = "other", blobServicesName = "default" }, "other");
}
