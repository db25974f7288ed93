namespace Preflight.Tests.Rules.Network;

public sealed class GatewayTlsTests : RuleTests<GatewayTlsTests>, IRuleCases
{
    public static string Rule => "gateway-tls";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a policy of 2017", Example.With("gateway", "sslPolicy.policyName", "AppGwSslPolicy20170401S"), "gateway"),
            NonCompliant("no policy", Example.With("gateway", "sslPolicy", null), "gateway"),
            NonCompliant("a custom policy with TLS 1.1", Custom("TLSv1_1"), "gateway"),
            NonCompliant("HTTP to the backend", Example.With("gateway", "backendHttpSettingsCollection[0].protocol", "Http"), "gateway"),
            NonCompliant("port 80 of the backend", Example.With("gateway", "backendHttpSettingsCollection[0].port", 80), "gateway"),
            NonCompliant(
                "HTTP without a redirect",
                Example.With("gateway", "requestRoutingRules[0].redirectConfiguration", null),
                "gateway"
            ),
            Compliant("a custom policy with TLS 1.2", Custom("TLSv1_2")),
            NonCompliant(
                "a policy that does not exist",
                Example.With("gateway", "sslPolicy.policyName", "AppGwSslPolicy20230101S"),
                "gateway"
            ),
            NonCompliant("a predefined policy with ciphers", Example.With("gateway", "sslPolicy.cipherSuites", Ciphers), "gateway"),
            NonCompliant("a custom policy without ciphers", Custom("TLSv1_2").With("gateway", "sslPolicy.cipherSuites", null), "gateway"),
            NonCompliant(
                "a broken cipher",
                Custom("TLSv1_2").With("gateway", "sslPolicy.cipherSuites[0]", "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
                "gateway"
            ),
            Compliant("a policy that is not known yet", Example.With("gateway", "sslPolicy", "[unknown]")),
        ];

    private static TestPlan Custom(string version) =>
        Example.With(
            "gateway",
            "sslPolicy",
            new
            {
                policyType = "Custom",
                minProtocolVersion = version,
                cipherSuites = Ciphers,
            }
        );

    private static readonly string[] Ciphers = ["TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"];
}
