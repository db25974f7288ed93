namespace Preflight.Tests.Rules.Network;

public sealed class ForcedEgressTests : RuleTests<ForcedEgressTests>, IRuleCases
{
    public static string Rule => "forced-egress";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a subnet without the route table", Open, "network"),
            Compliant(
                "a resolver, which answers only",
                Open.With("network", "subnets[1].delegations", Delegated("Microsoft.Network/dnsResolvers"))
            ),
            NonCompliant(
                "a delegated subnet without the route table",
                Open.With("network", "subnets[1].delegations", Delegated("Microsoft.Web/serverFarms")),
                "network"
            ),
            NonCompliant("the route goes to the internet", Example.With("egress", "routes[0].nextHopType", "Internet"), "egress"),
            NonCompliant("the gateway's subnet has the route", Gateway, "network"),
            Compliant("the route is a resource of its own", Separate),
            Compliant("there is no firewall", Open.Without("firewall")),
            Compliant(
                "the route table is outside the stack",
                Example.With("network", "subnets[1].routeTable.id", $"{TestPlan.Group}/hub-routes")
            ),
            NonCompliant(
                "a wide route around the firewall",
                Example.With(
                    "egress",
                    "routes[1]",
                    new
                    {
                        name = "b",
                        addressPrefix = "20.0.0.0/8",
                        nextHopType = "Internet",
                    }
                ),
                "egress"
            ),
            NonCompliant(
                "a narrow route around the firewall",
                Example.With(
                    "egress",
                    "routes[1]",
                    new
                    {
                        name = "b",
                        addressPrefix = "20.1.2.3/32",
                        nextHopType = "Internet",
                    }
                ),
                "egress"
            ),
            NonCompliant(
                "all of Azure around the firewall",
                Example.With(
                    "egress",
                    "routes[1]",
                    new
                    {
                        name = "b",
                        addressPrefix = "AzureCloud",
                        nextHopType = "Internet",
                    }
                ),
                "egress"
            ),
            Compliant(
                "a route to a private range",
                Example.With(
                    "egress",
                    "routes[1]",
                    new
                    {
                        name = "b",
                        addressPrefix = "10.20.0.0/16",
                        nextHopType = "Internet",
                    }
                )
            ),
            NonCompliant(
                "a service endpoint",
                Example.With("network", "subnets[1].serviceEndpoints", new[] { new { service = "Microsoft.Storage" } }),
                "network"
            ),
            NonCompliant("routes of a gateway are learnt", Example.With("egress", "disableBgpRoutePropagation", false), "egress"),
            Compliant("routes of a gateway are learnt in test", Example.With("egress", "disableBgpRoutePropagation", false).InTest()),
        ];

    private static TestPlan Open => Example.With("network", "subnets[1].routeTable", null);

    private static object[] Delegated(string service) => [new { name = "a", serviceName = service }];

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
