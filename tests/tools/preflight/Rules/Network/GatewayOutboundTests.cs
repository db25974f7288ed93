namespace Preflight.Tests.Rules.Network;

public sealed class GatewayOutboundTests : RuleTests<GatewayOutboundTests>, IRuleCases
{
    public static string Rule => "gateway-outbound";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("other subnets are denied", Denying("*", "VirtualNetwork"), "gateway-rules"),
            NonCompliant("one address is denied by TCP", Denying("Tcp", "10.0.3.4"), "gateway-rules"),
            Compliant("UDP is denied", Denying("Udp", "*")),
            Compliant("inbound traffic is denied", Denying("*", "*").With("gateway-rules", "securityRules[1].direction", "Inbound")),
            Compliant("the gateway has no public address", Denying("*", "*").With("gateway", "frontendIPConfigurations[0]", Private)),
            Compliant("the gateway is of the first generation", Denying("*", "*").With("gateway", "sku", new { tier = "WAF" })),
            NonCompliant("a gateway v2", Denying("*", "*").With("gateway", "sku", new { tier = "WAF_v2" }), "gateway-rules"),
            Compliant("the group protects another subnet", Denying("*", "*").Without("gateway")),
        ];

    private static readonly object Private = new { name = "inside", privateIPAddress = "10.0.1.10" };

    private static TestPlan Denying(string protocol, string destination) =>
        Example.With(
            "gateway-rules",
            "securityRules[1]",
            new
            {
                name = "deny",
                priority = 4096,
                direction = "Outbound",
                access = "Deny",
                protocol,
                sourceAddressPrefix = "*",
                destinationAddressPrefix = destination,
                destinationPortRange = "*",
            }
        );
}
