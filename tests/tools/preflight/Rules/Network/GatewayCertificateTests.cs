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
                Example.With("gateway", "sslCertificates[0].keyVaultSecretId", "https://v.vault.azure.net/secrets/chat/0a1b"),
                "gateway"
            ),
            NonCompliant("no identity", Example.With("gateway", "identity", null), "gateway"),
            NonCompliant("no role on the vault", Example.Without("gateway-vault-reader"), "gateway"),
            Compliant("no certificate", Example.With("gateway", "sslCertificates", null).Without("gateway-vault-reader")),
        ];
}
