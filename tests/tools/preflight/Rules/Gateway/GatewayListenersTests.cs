namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayListenersTests : RuleTests<GatewayListenersTests>, IRuleCases
{
    public static string Rule => "gateway-listeners";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("HTTPS without a certificate", Example.With("gateway", "httpListeners[0].sslCertificate", null), "gateway"),
            NonCompliant("one port twice", Example.With("gateway", "frontendPorts[1].port", 443), "gateway"),
            NonCompliant(
                "a host name and a list",
                Example.With("gateway", "httpListeners[0].hostNames", new[] { "www.example.com" }),
                "gateway"
            ),
            NonCompliant(
                "a wildcard in the single host name",
                Example.With("gateway", "httpListeners[0].hostName", "*.example.com"),
                "gateway"
            ),
            Compliant(
                "a wildcard in the list",
                Example
                    .With("gateway", "httpListeners[0].hostName", null)
                    .With("gateway", "httpListeners[0].hostNames", new[] { "*.example.com" })
            ),
            NonCompliant(
                "a server name without a host name",
                Example
                    .With("gateway", "httpListeners[0].requireServerNameIndication", true)
                    .With("gateway", "httpListeners[0].hostName", null),
                "gateway"
            ),
            NonCompliant(
                "two protocols on one port",
                Example.With("gateway", "httpListeners[1].frontendPort.id", "<id of the gateway>/frontendPorts/https"),
                "gateway"
            ),
            NonCompliant("two listeners for the same host", Second("chat.example.com"), "gateway"),
            Compliant("two listeners for two hosts", Second("docs.example.com")),
            Compliant("a host that is not known yet", Example.With("gateway", "httpListeners[0].hostName", "[unknown]")),
        ];

    private static TestPlan Second(string host) =>
        Example.With(
            "gateway",
            "httpListeners[2]",
            new
            {
                name = "second",
                protocol = "Http",
                hostName = host,
                frontendIPConfiguration = new { id = "<id of the gateway>/frontendIPConfigurations/internet" },
                frontendPort = new { id = "<id of the gateway>/frontendPorts/http" },
            }
        );
}
