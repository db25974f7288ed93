namespace Preflight.Tests.Rules.Network;

public sealed class GatewayDelegationTests : RuleTests<GatewayDelegationTests>, IRuleCases
{
    public static string Rule => "gateway-delegation";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no delegation", Without, "network"),
            NonCompliant("another delegation", Example.With("network", Delegation, "Microsoft.Web/serverFarms"), "network"),
            Compliant("a subnet without a gateway", Without.Without("gateway")),
        ];

    private const string Delegation = "subnets[0].delegations[0].serviceName";

    private static TestPlan Without => Example.With("network", "subnets[0].delegations", null);
}
