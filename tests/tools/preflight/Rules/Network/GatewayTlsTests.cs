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
        ];

    private static TestPlan Custom(string version) =>
        Example.With("gateway", "sslPolicy", new { policyType = "Custom", minProtocolVersion = version });
}
