namespace Preflight.Tests.Rules.Network;

public sealed class FlowLogTargetTests : RuleTests<FlowLogTargetTests>, IRuleCases
{
    public static string Rule => "flow-log";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a security group",
                Example.With("flows", "targetResourceId", $"{TestPlan.Group}/providers/Microsoft.Network/networkSecurityGroups/a"),
                "flows"
            ),
            NonCompliant("not enabled", Example.With("flows", "enabled", false), "flows"),
            Compliant("a subnet", Example.With("flows", "targetResourceId", $"{Example.IdOf("network")}/subnets/a")),
        ];
}
