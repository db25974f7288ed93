namespace Preflight.Tests.Rules.Recovery;

public sealed class ImmutableStorageTests : RuleTests<ImmutableStorageTests>, IRuleCases
{
    public static string Rule => "immutable-storage";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a container beside a restore policy", Restored.With("documents-container", Immutable, On), "documents-container"),
            NonCompliant("an account beside a restore policy", Restored.With("documents", Immutable, On), "documents"),
            NonCompliant("locked in test", Locked.InTest(), "documents"),
            NonCompliant("a locked policy apart in test", Apart.InTest(), "policy"),
            Compliant("locked in production", Locked),
            Compliant("a container without a restore policy", Example.With("documents-container", Immutable, On)),
        ];

    private const string Immutable = "immutableStorageWithVersioning";

    private static object On => new { enabled = true };

    private static TestPlan Locked =>
        Example.With("documents", Immutable, new { enabled = true, immutabilityPolicy = new { state = "Locked" } });

    private static TestPlan Apart =>
        Example.Add(
            "storage:BlobContainerImmutabilityPolicy",
            "policy",
            new
            {
                accountName = "documents",
                containerName = "documents-container",
                immutabilityPolicyName = "default",
                state = "Locked",
            }
        );

    private static TestPlan Restored =>
        Example.Add(
            "storage:BlobServiceProperties",
            "blobs",
            new
            {
                accountName = "documents",
                blobServicesName = "default",
                restorePolicy = new { enabled = true, days = 7 },
            }
        );
}
