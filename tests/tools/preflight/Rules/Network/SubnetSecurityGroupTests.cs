namespace Preflight.Tests.Rules.Network;

public sealed class SubnetSecurityGroupTests : RuleTests<SubnetSecurityGroupTests>, IRuleCases
{
    public static string Rule => "subnet-security-group";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no group", Example.With("network", "subnets[0].networkSecurityGroup", null), "network"),
            NonCompliant("default outbound access", Outbound, "network"),
            Compliant(
                "the subnet of a firewall with default outbound access",
                Example.With("network", "subnets[0].defaultOutboundAccess", null).With("network", "subnets[0].name", "AzureFirewallSubnet")
            ),
            Compliant("default outbound access in development", Outbound.InDevelopment()),
            Compliant(
                "the firewall's subnet",
                Example.With("network", "subnets[0].networkSecurityGroup", null).With("network", "subnets[0].name", "AzureFirewallSubnet")
            ),
        ];

    private static TestPlan Outbound => Example.With("network", "subnets[0].defaultOutboundAccess", null);
}
