namespace Preflight.Tests.Rules.Sites;

public sealed class KeyVaultReferenceTests : RuleTests<KeyVaultReferenceTests>, IRuleCases
{
    public static string Rule => "key-vault-reference";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a key",
                Example.With("app", "siteConfig.appSettings[0].value", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/keys/k)"),
                "app"
            ),
            NonCompliant(
                "not closed",
                Example.With("app", "siteConfig.appSettings[0].value", "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s"),
                "app"
            ),
            NonCompliant("no secret", Example.With("app", "siteConfig.appSettings[0].value", "@Microsoft.KeyVault(VaultName=v)"), "app"),
            NonCompliant(
                "another form",
                Example.With(
                    "app",
                    "siteConfig.appSettings[0].value",
                    "@Microsoft.KeyVault.SecretUri(https://v.vault.azure.net/secrets/s)"
                ),
                "app"
            ),
            NonCompliant(
                "another host",
                Example.With("app", "siteConfig.appSettings[0].value", "@Microsoft.KeyVault(SecretUri=https://v.example.com/secrets/s)"),
                "app"
            ),
            NonCompliant(
                "plain http",
                Example.With("app", "siteConfig.appSettings[0].value", "@Microsoft.KeyVault(SecretUri=http://v.vault.azure.net/secrets/s)"),
                "app"
            ),
            NonCompliant("no identity for references", Example.With("app", "keyVaultReferenceIdentity", null), "app"),
            Compliant(
                "names",
                Example.With("app", "siteConfig.appSettings[0].value", "@Microsoft.KeyVault(VaultName=v;SecretName=s;SecretVersion=1)")
            ),
            Compliant(
                "a version",
                Example.With(
                    "app",
                    "siteConfig.appSettings[0].value",
                    "@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s/1)"
                )
            ),
            Compliant(
                "the system-assigned identity",
                Example.With("app", "keyVaultReferenceIdentity", null).With("app", "identity.type", "SystemAssigned, UserAssigned")
            ),
            Compliant(
                "no reference",
                Example.With("app", "keyVaultReferenceIdentity", null).With("app", "siteConfig.appSettings[0].value", "x")
            ),
        ];
}
