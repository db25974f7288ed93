using Preflight.Rules.Framework;

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
            NonCompliant("an account that admits no trusted service", Example.With("files", "networkRuleSet.bypass", "None"), "flows"),
            NonCompliant("an account without public access", Example.With("files", "publicNetworkAccess", "Disabled"), "flows"),
            NonCompliant("no keys and no identity", Example.With("flows", "identity", null), "flows"),
            Compliant("keys and no identity", Example.With("flows", "identity", null).With("files", "allowSharedKeyAccess", true)),
            Compliant("an account with Azure's default exception", Example.With("files", "networkRuleSet", new { defaultAction = "Deny" })),
            Compliant("an account of another program", Example.With("flows", "storageId", "/x").With("flows", "identity", null)),
            Compliant("a subnet", Example.With("flows", "targetResourceId", $"{Example.IdOf("network")}/subnets/a")),
        ];

    [Fact]
    public void An_account_without_public_access_is_a_warning() =>
        Assert.Equal([Severity.Warning], Example.With("files", "publicNetworkAccess", "Disabled").Severities(Rule));
}
