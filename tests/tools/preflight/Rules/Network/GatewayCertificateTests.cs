namespace Preflight.Tests.Rules.Network;

public sealed class GatewayCertificateTests : RuleTests<GatewayCertificateTests>, IRuleCases
{
    public static string Rule => "gateway-certificate";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "the certificate is in the program",
                Example.With("gateway", "sslCertificates[0].keyVaultSecretId", null),
                "gateway"
            ),
            NonCompliant(
                "a fixed version",
                Example.With("gateway", "sslCertificates[0].keyVaultSecretId", "https://my-vault.vault.azure.net/secrets/chat/0a1b"),
                "gateway"
            ),
            NonCompliant("no identity", Example.With("gateway", "identity", null), "gateway"),
            NonCompliant("no role on the vault", Example.Without("gateway-vault-reader"), "gateway"),
            NonCompliant(
                "a certificate of another vault",
                Example.With("gateway", "sslCertificates[0].keyVaultSecretId", "https://other.vault.azure.net/secrets/chat"),
                "gateway"
            ),
            NonCompliant(
                "a certificate named as a certificate",
                Example.With("gateway", "sslCertificates[0].keyVaultSecretId", "https://my-vault.vault.azure.net/certificates/chat"),
                "gateway"
            ),
            NonCompliant(
                "the role on another secret of the vault",
                Example.With("gateway-vault-reader", "scope", $"{TestPlan.Group}/providers/Microsoft.KeyVault/vaults/my-vault/secrets/www"),
                "gateway"
            ),
            Compliant(
                "the role on the secret",
                Example.With("gateway-vault-reader", "scope", $"{TestPlan.Group}/providers/Microsoft.KeyVault/vaults/my-vault/secrets/chat")
            ),
            Compliant("the role on the vault's group", Example.With("gateway-vault-reader", "scope", TestPlan.Group)),
            NonCompliant("a system identity", Example.With("gateway", "identity", new { type = "SystemAssigned" }), "gateway"),
            Compliant("no certificate", Example.With("gateway", "sslCertificates", null).Without("gateway-vault-reader")),
            NonCompliant("an endpoint that leads to another vault", WithEndpoints("other"), "gateway"),
            Compliant("an endpoint of the vault", WithEndpoints("my-vault")),
        ];

    private static TestPlan WithEndpoints(string second) => Endpoint(Endpoint(Example, "first", "other"), "second", second);

    private static TestPlan Endpoint(TestPlan plan, string name, string vault) =>
        plan.Add(
            "network:PrivateEndpoint",
            name,
            new
            {
                privateLinkServiceConnections = new[]
                {
                    new { privateLinkServiceId = $"{TestPlan.Group}/providers/Microsoft.KeyVault/vaults/{vault}" },
                },
            }
        );
}
