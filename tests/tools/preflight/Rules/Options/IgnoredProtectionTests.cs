namespace Preflight.Tests.Rules.Options;

public sealed class IgnoredProtectionTests : RuleTests<IgnoredProtectionTests>, IRuleCases
{
    public static string Rule => "ignored-protection";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("everything", Example.Ignoring("documents", "*"), "documents"),
            NonCompliant("public access", Example.Ignoring("documents", "publicNetworkAccess"), "documents"),
            NonCompliant("a part of the network rules", Example.Ignoring("documents", "networkRuleSet.ipRules[0]"), "documents"),
            NonCompliant("an object with key authentication in it", Account.Ignoring("account", "properties"), "account"),
            NonCompliant("security groups of every subnet", Network.Ignoring("network", "subnets[*].networkSecurityGroup"), "network"),
            NonCompliant("subnets with security groups", Network.Ignoring("network", "subnets"), "network"),
            NonCompliant("rules of a group", Group.Ignoring("group", "securityRules"), "group"),
            Compliant("rules of a group with rules apart", Apart.Ignoring("group", "securityRules")),
            Compliant("peerings", Network.Ignoring("network", "virtualNetworkPeerings")),
            Compliant("an object without protection in it", Account.Ignoring("account", "sku")),
            Compliant("the mode of a resource that has another meaning of it", Example.Ignoring("documents", "mode")),
        ];

    private static TestPlan Account =>
        Example.Add(
            "cognitiveservices:Account",
            "account",
            new { sku = new { name = "S0" }, properties = new { disableLocalAuth = true } }
        );

    private static TestPlan Network =>
        Example.Add(
            "network:VirtualNetwork",
            "network",
            new { subnets = new[] { new { name = "app", networkSecurityGroup = new { id = "group" } } } }
        );

    private static TestPlan Group => Example.Add("network:NetworkSecurityGroup", "group");

    private static TestPlan Apart => Group.Add("network:SecurityRule", "rule", new { networkSecurityGroupName = "group" });
}
