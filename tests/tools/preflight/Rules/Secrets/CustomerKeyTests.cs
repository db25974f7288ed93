namespace Preflight.Tests.Rules.Secrets;

public sealed class CustomerKeyTests : RuleTests<CustomerKeyTests>, IRuleCases
{
    public static string Rule => "customer-key";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "an identity that is not attached",
                Example.With("store", "encryption.encryptionIdentity.encryptionUserAssignedIdentity", $"{TestPlan.Group}/other"),
                "store"
            ),
            NonCompliant(
                "a client id of another identity",
                Example.With("registry", "encryption.keyVaultProperties.identity", "00000000-0000-0000-0000-00000000000a"),
                "registry"
            ),
            NonCompliant("a key that is not made", Example.With("store", "encryption.keyVaultProperties.keyName", "other"), "store"),
            NonCompliant(
                "an address of a key that is not made",
                Example.With("registry", "encryption.keyVaultProperties.keyIdentifier", "https://vault.vault.azure.net/keys/other"),
                "registry"
            ),
            Compliant(
                "a key of another vault",
                Example.With("store", "encryption.keyVaultProperties.keyVaultUri", "https://shared.vault.azure.net/")
            ),
            Compliant("keys are made elsewhere", Example.Without("data")),
            Compliant("an unknown identity", Example.With("store", "identity", "[unknown]")),
            Compliant("an unknown key", Example.With("store", "encryption.keyVaultProperties.keyName", "[unknown]")),
        ];
}
