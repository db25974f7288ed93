namespace Preflight.Tests.Rules.Network;

public sealed class EncryptionKeysTests : RuleTests<EncryptionKeysTests>, IRuleCases
{
    public static string Rule => "encryption-keys";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the AI account uses another key", Example.With("account", "properties.encryption", null), "account"),
            NonCompliant(
                "the storage account uses another key",
                Example.With("documents", "encryption.keySource", "Microsoft.Storage"),
                "documents"
            ),
            NonCompliant(
                "the search service uses another key",
                Example.With("search", "encryptionWithCmk.enforcement", "Disabled"),
                "search"
            ),
            Compliant(
                "no store uses a customer-managed key",
                new TestPlan().Add("search:Service", "search").Add("storage:StorageAccount", "documents")
            ),
        ];
}
