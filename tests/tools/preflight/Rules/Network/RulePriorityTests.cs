namespace Preflight.Tests.Rules.Network;

public sealed class RulePriorityTests : RuleTests<RulePriorityTests>, IRuleCases
{
    public static string Rule => "rule-priority";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two rules of one priority", Example.With("app-rules", "securityRules[1].priority", 100), "app-rules"),
            NonCompliant("a priority below 100", Example.With("app-rules", "securityRules[0].priority", 50), "app-rules"),
            NonCompliant("two rules of one name", Example.With("app-rules", "securityRules[1].name", "from-gateway"), "app-rules"),
            Compliant("one priority in each direction", Both),
        ];

    private static TestPlan Both =>
        Example.With("app-rules", "securityRules[1].priority", 100).With("app-rules", "securityRules[1].direction", "Outbound");
}
