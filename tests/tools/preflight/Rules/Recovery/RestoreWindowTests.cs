namespace Preflight.Tests.Rules.Recovery;

public sealed class RestoreWindowTests : RuleTests<RestoreWindowTests>, IRuleCases
{
    private const string Blobs = "documents-blobs";

    public static string Rule => "restore-window";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no versions", Example.With(Blobs, "isVersioningEnabled", false), Blobs),
            NonCompliant("no change feed", Example.With(Blobs, "changeFeed", null), Blobs),
            NonCompliant("a shorter change feed", Example.With(Blobs, "changeFeed.retentionInDays", 3), Blobs),
            NonCompliant("no soft delete", Example.With(Blobs, "deleteRetentionPolicy", null), Blobs),
            NonCompliant("soft delete for the same days", Example.With(Blobs, "restorePolicy.days", 14), Blobs),
            NonCompliant("permanent deletion", Example.With(Blobs, "deleteRetentionPolicy.allowPermanentDelete", true), Blobs),
            NonCompliant("a hierarchical namespace", Example.With("documents", "isHnsEnabled", true), "documents"),
            NonCompliant("a premium account", Example.With("documents", "sku.name", "Premium_ZRS"), "documents"),
            NonCompliant("versions that are deleted sooner", Example.With("documents-versions", Versions, 3), "documents-versions"),
            Compliant(
                "versions of a rule that is off",
                Example.With("documents-versions", Versions, 3).With("documents-versions", Enabled, false)
            ),
            Compliant("a change feed without an end", Example.With(Blobs, "changeFeed.retentionInDays", null)),
            Compliant("no restore policy", Example.With(Blobs, "restorePolicy", null).With(Blobs, "isVersioningEnabled", false)),
            Compliant("a restore policy that is off", Example.With(Blobs, "restorePolicy.enabled", false).With(Blobs, "changeFeed", null)),
        ];

    private const string Versions = "policy.rules[0].definition.actions.version.delete.daysAfterCreationGreaterThan";
    private const string Enabled = "policy.rules[0].enabled";
}
