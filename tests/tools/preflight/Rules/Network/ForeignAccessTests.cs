namespace Preflight.Tests.Rules.Network;

public sealed class ForeignAccessTests : RuleTests<ForeignAccessTests>, IRuleCases
{
    public static string Rule => "foreign-access";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a subnet of another subscription",
                Example.With("documents", "networkRuleSet.virtualNetworkRules[0].virtualNetworkResourceId", "/subscriptions/9/subnets/a"),
                "documents"
            ),
            NonCompliant(
                "a resource of another subscription",
                Example.With(
                    "documents",
                    "networkRuleSet.resourceAccessRules",
                    new[] { new { resourceId = "/subscriptions/9/workspaces/*" } }
                ),
                "documents"
            ),
            Compliant(
                "a subnet of the same subscription",
                Example.With("documents", "networkRuleSet.virtualNetworkRules[0].virtualNetworkResourceId", $"{TestPlan.Group}/subnets/a")
            ),
        ];
}
