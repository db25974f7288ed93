namespace Preflight.Tests.Rules.Ordering;

public sealed class SeparateRulesTests : RuleTests<SeparateRulesTests>, IRuleCases
{
    public static string Rule => "separate-rule";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a table with routes of its own", Inline, "internet"),
            NonCompliant("a group with rules of its own", Group, "rule"),
            Compliant("a table whose own routes are ignored", Inline.Ignoring("routes", "routes")),
            Compliant("an empty list", Example.With("routes", "routes", Array.Empty<object>())),
        ];

    private static TestPlan Inline => Example.With("routes", "routes", new[] { new { name = "one" } });

    private static TestPlan Group =>
        Example
            .Add("network:NetworkSecurityGroup", "group", new { securityRules = new[] { new { name = "one" } } })
            .Add("network:SecurityRule", "rule", new { networkSecurityGroupName = "group" });
}
