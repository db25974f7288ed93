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
            Compliant("clients of one range", Example.With("gateway-rules", "securityRules[2].sourceAddressPrefix", "203.0.113.0/24")),
            Compliant("no group", Example.With("network", "subnets[0].networkSecurityGroup", null)),
        ];
}
