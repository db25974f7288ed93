namespace Preflight.Tests.Rules.Recovery;

public sealed class BlobRecoveryTests : RuleTests<BlobRecoveryTests>, IRuleCases
{
    public static string Rule => "blob-recovery";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no blob service properties", Example.Without("documents-blobs"), "documents"),
            NonCompliant("no soft delete", Example.With("documents-blobs", "containerDeleteRetentionPolicy", null), "documents-blobs"),
            NonCompliant("soft delete for 3 days", Short, "documents-blobs"),
            NonCompliant(
                "no versions",
                Example.With("documents-blobs", "isVersioningEnabled", false).With("documents-blobs", "restorePolicy", null),
                "documents-blobs"
            ),
            NonCompliant("versions never expire", Example.Without("documents-versions"), "documents"),
            Compliant("no container", Example.Without("documents-container").Without("documents-blobs")),
            Compliant("nothing in development", Example.Without("documents-blobs").InDevelopment()),
        ];

    private static TestPlan Short =>
        Example.With("documents-blobs", "deleteRetentionPolicy.days", 3).With("documents-blobs", "restorePolicy.days", 2);
}
