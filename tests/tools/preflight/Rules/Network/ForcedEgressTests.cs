namespace Preflight.Tests.Rules.Network;

public sealed class ForcedEgressTests : RuleTests<ForcedEgressTests>, IRuleCases
{
    public static string Rule => "forced-egress";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a subnet without the route table", Open, "network"),
            NonCompliant("the route goes to the internet", Example.With("egress", "routes[0].nextHopType", "Internet"), "network"),
            NonCompliant("the gateway's subnet has the route", Gateway, "network"),
            Compliant("the route is a resource of its own", Separate),
            Compliant("there is no firewall", Open.Without("firewall")),
            Compliant(
                "the route table is outside the stack",
                Example.With("network", "subnets[1].routeTable.id", $"{TestPlan.Group}/hub-routes")
            ),
        ];

    private static TestPlan Open => Example.With("network", "subnets[1].routeTable", null);

    private static TestPlan Gateway =>
        Example.Add(
            "network:ApplicationGateway",
            "gateway",
            new { gatewayIPConfigurations = new[] { new { subnet = new { id = $"{Example.IdOf("network")}/subnets/app" } } } }
        );

    private static TestPlan Separate =>
        Example
            .With("egress", "routes", null)
            .Add(
                "network:Route",
                "all",
                new
                {
                    routeTableName = "egress",
                    addressPrefix = "0.0.0.0/0",
                    nextHopType = "VirtualAppliance",
                }
            );
}
