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
}
