namespace Preflight.Tests.Rules.Ordering;

public sealed class AgentSubnetTests : RuleTests<AgentSubnetTests>, IRuleCases
{
    private const string Delegations = "subnets[0].delegations";

    public static string Rule => "agent-subnet";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no delegation", Example.With("network", Delegations, null), "account"),
            NonCompliant(
                "another service",
                Example.With("network", $"{Delegations}[0].serviceName", "Microsoft.Web/serverFarms"),
                "account"
            ),
            Compliant(
                "a subnet of outside the plan",
                Example.With("account", "properties.networkInjections[0].subnetArmId", TestPlan.Group)
            ),
        ];
}
