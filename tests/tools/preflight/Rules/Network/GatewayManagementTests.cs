namespace Preflight.Tests.Rules.Network;

public sealed class GatewayManagementTests : RuleTests<GatewayManagementTests>, IRuleCases
{
    public static string Rule => "gateway-management";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("management is not allowed", Example.With("gateway-rules", "securityRules[0]", null), "gateway-rules"),
            NonCompliant("the load balancer is not allowed", Example.With("gateway-rules", "securityRules[1]", null), "gateway-rules"),
            NonCompliant("clients are not allowed", Example.With("gateway-rules", "securityRules[2]", null), "gateway-rules"),
            NonCompliant("management is denied", Example.With("gateway-rules", "securityRules[0].access", "Deny"), "gateway-rules"),
            NonCompliant("the load balancer may reach a tag", To(1, "VirtualNetwork"), "gateway-rules"),
            NonCompliant("management may reach a tag", To(0, "VirtualNetwork"), "gateway-rules"),
            Compliant("the load balancer may reach the subnet", To(1, "10.0.1.0/24")),
            Compliant("clients of one range", Example.With("gateway-rules", "securityRules[2].sourceAddressPrefix", "203.0.113.0/24")),
            Compliant("no group", Example.With("network", "subnets[0].networkSecurityGroup", null)),
        ];

    private static TestPlan To(int rule, string destination) =>
        Example.With("gateway-rules", $"securityRules[{rule}].destinationAddressPrefix", destination);
}
