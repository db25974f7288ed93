namespace Preflight.Tests.Rules.Network;

public sealed class OpenPortsTests : RuleTests<OpenPortsTests>, IRuleCases
{
    public static string Rule => "open-port";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("SSH from the internet", Open("22", "Internet"), "gateway-rules"),
            NonCompliant("RDP from every address", Open("3389", "*"), "gateway-rules"),
            NonCompliant("a range with SSH", Open("20-25", "0.0.0.0/0"), "gateway-rules", "gateway-rules", "gateway-rules"),
            NonCompliant("SSH from half of the internet", Open("22", "0.0.0.0/1"), "gateway-rules"),
            NonCompliant("SSH from every Azure customer", Open("22", "AzureCloud"), "gateway-rules"),
            NonCompliant("SSH from every IPv6 address", Open("22", "::/0"), "gateway-rules"),
            NonCompliant("every port", Open("*", "Internet"), "gateway-rules"),
            NonCompliant("UDP", Open("53", "Internet").With("gateway-rules", "securityRules[1].protocol", "Udp"), "gateway-rules"),
            Compliant("SSH from an office", Open("22", "203.0.113.0/28")),
            Compliant("SSH is denied", Open("22", "Internet").With("gateway-rules", "securityRules[1].access", "Deny")),
            Compliant("SSH to the internet", Open("22", "Internet").With("gateway-rules", "securityRules[1].direction", "Outbound")),
            NonCompliant("a rule of a group outside the stack", Alone, "ssh"),
            NonCompliant("every port to one subnet", Open("*", "10.0.2.0/24"), "gateway-rules"),
            NonCompliant("a range of the internet that no client list has", Open("22", "20.0.0.0/8"), "gateway-rules"),
            NonCompliant(
                "a port that no listener has",
                Listening.With("gateway-rules", "securityRules[0].destinationPortRange", "8443"),
                "gateway-rules"
            ),
            Compliant("a listener's port", Listening),
            NonCompliant(
                "the management ports",
                Listening.With("gateway-rules", "securityRules[0].destinationPortRange", "65200-65535"),
                "gateway-rules"
            ),
        ];

    private static TestPlan Open(string port, string source) =>
        Example
            .With("gateway-rules", "securityRules[1].destinationPortRange", port == "22" ? "22-22" : port)
            .With("gateway-rules", "securityRules[1].sourceAddressPrefix", source);

    private static TestPlan Alone =>
        Example.Add(
            "network:SecurityRule",
            "ssh",
            new
            {
                networkSecurityGroupName = "elsewhere",
                direction = "Inbound",
                access = "Allow",
                protocol = "*",
                sourceAddressPrefix = "*",
                destinationPortRange = "22",
            }
        );

    private static TestPlan Listening =>
        Example
            .Add(
                "network:VirtualNetwork",
                "network",
                new { subnets = new[] { new { name = "gateway", networkSecurityGroup = new { id = Example.IdOf("gateway-rules") } } } }
            )
            .Add(
                "network:ApplicationGateway",
                "gateway",
                new
                {
                    gatewayIPConfigurations = new[]
                    {
                        new
                        {
                            subnet = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/network/subnets/gateway" },
                        },
                    },
                    frontendPorts = new[] { new { name = "https", port = 443 } },
                }
            );
}
