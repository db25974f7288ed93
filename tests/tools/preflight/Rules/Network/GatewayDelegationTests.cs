using Planning.Plans;

namespace Preflight.Tests.Rules.Network;

public sealed class GatewayDelegationTests : RuleTests<GatewayDelegationTests>, IRuleCases
{
    public static string Rule => "gateway-delegation";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no delegation", Without, "network"),
            NonCompliant("another delegation", Example.With("network", Delegation, "Microsoft.Web/serverFarms"), "network"),
            NonCompliant("no delegation for a gateway v2", Without.With("gateway", "sku", new { tier = "Standard_v2" }), "network"),
            Compliant("a gateway of the first generation", Without.With("gateway", "sku", new { tier = "Standard" })),
            Compliant("another spelling", Example.With("network", Delegation, "microsoft.network/ApplicationGateways")),
            Compliant("a delegation that is not known", Example.With("network", Delegation, PlannedValues.Unknown)),
            Compliant("delegations that are not known", Example.With("network", "subnets[0].delegations", PlannedValues.Unknown)),
            Compliant("a subnet without a gateway", Without.Without("gateway")),
        ];

    private const string Delegation = "subnets[0].delegations[0].serviceName";

    private static TestPlan Without => Example.With("network", "subnets[0].delegations", null);
}
