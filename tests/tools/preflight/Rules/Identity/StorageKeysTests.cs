namespace Preflight.Tests.Rules.Identity;

public sealed class StorageKeysTests : RuleTests<StorageKeysTests>, IRuleCases
{
    public static string Rule => "storage-keys";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("shared keys by default", Example.With("documents", "allowSharedKeyAccess", null), "documents"),
            NonCompliant("public blobs are allowed", Example.With("documents", "allowBlobPublicAccess", true), "documents"),
            Compliant("public blobs are off by default", Example.With("documents", "allowBlobPublicAccess", null)),
            NonCompliant("the portal uses keys", Example.With("documents", "defaultToOAuthAuthentication", false), "documents"),
            NonCompliant("local users are enabled", Example.With("documents", "isLocalUserEnabled", true), "documents"),
            Compliant("local users are off by default", Example.With("documents", "isLocalUserEnabled", null)),
        ];
}
