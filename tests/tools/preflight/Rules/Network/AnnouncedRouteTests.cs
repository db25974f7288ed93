using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules.Network;

public sealed class AnnouncedRouteTests : RuleTests<AnnouncedRouteTests>, IRuleCases
{
    private const string Table = "subnets[0].routeTable";

    public static string Rule => "announced-route";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a gateway without a route table", Example.With("network", Table, null), "network"),
            NonCompliant(
                "a table that learns routes and has none",
                Example.With("direct", "routes", null).With("direct", "disableBgpRoutePropagation", false),
                "network"
            ),
            NonCompliant("Bastion", Example.With("network", "subnets[1]", new { name = "AzureBastionSubnet" }), "connection"),
            NonCompliant("a firewall", Example.With("network", "subnets[1]", new { name = "AzureFirewallSubnet" }), "network"),
            Compliant("a table that learns routes and has its own", Example.With("direct", "disableBgpRoutePropagation", false)),
            Compliant("a table that learns no routes", Example.With("direct", "routes", null)),
            Compliant(
                "a connection without a default route",
                Example.With("network", Table, null).With("connection", "enableInternetSecurity", false)
            ),
            Compliant(
                "a gateway of the first generation",
                Example.With("network", Table, null).With("gateway", "sku", new { tier = "WAF" })
            ),
            Compliant("a hub without a default route", NoDefault),
            Compliant("a firewall of another hub", NoDefault.Add("network:AzureFirewall", "other", new { virtualHub = new { id = "/x" } })),
            Compliant("an intent for private traffic", Intent("PrivateTraffic")),
            NonCompliant("an intent for the internet", Intent("Internet"), "network"),
            Compliant("a route of a part of the addresses", Route("10.0.0.0/8")),
            NonCompliant("a default route in a table of the hub", Route("0.0.0.0/0"), "network"),
            NonCompliant(
                "a default route in the hub itself",
                NoDefault.With("hub", "routeTable", new { routes = new[] { new { addressPrefixes = new[] { "0.0.0.0/0" } } } }),
                "network"
            ),
            NonCompliant(
                "a static default route of another connection",
                NoDefault.Add(
                    "network:HubVirtualNetworkConnection",
                    "appliance",
                    new
                    {
                        virtualHubName = "hub",
                        connectionName = "appliance",
                        routingConfiguration = new
                        {
                            vnetRoutes = new { staticRoutes = new[] { new { addressPrefixes = new[] { "0.0.0.0/0" } } } },
                        },
                    }
                ),
                "network"
            ),
            NonCompliant("a hub of another program", NoDefault.Without("hub"), "network"),
            Compliant("other subnets", Example.With("network", "subnets[1]", new { name = "app" })),
            Compliant("a network of another program", Example.Without("gateway").With("connection", "remoteVirtualNetwork.id", "/x")),
        ];

    /// <summary>What a hub of another program announces is not known.</summary>
    [Fact]
    public void It_is_a_warning_where_the_plan_does_not_have_the_hub()
    {
        Assert.Equal([Severity.Error], Example.With("network", Table, null).Severities(Rule));
        Assert.Equal([Severity.Error], Example.With("network", Table, null).Without("hub").Severities(Rule));

        var unseen = NoDefault.Without("hub");

        Assert.Equal([Severity.Warning], unseen.Severities(Rule));
        Assert.EndsWith("Check whether the hub, which is not in the plan, has a default route", unseen.Messages(Rule).Single());
    }

    private static TestPlan NoDefault => Example.With("network", Table, null).Without("firewall");

    private static TestPlan Intent(string destination) =>
        NoDefault.Add(
            "network:RoutingIntent",
            "intent",
            new
            {
                virtualHubName = "hub",
                routingIntentName = "intent",
                routingPolicies = new[] { new { name = "policy", destinations = new[] { destination } } },
            }
        );

    private static TestPlan Route(string destination) =>
        NoDefault.Add(
            "network:HubRouteTable",
            "table",
            new
            {
                virtualHubName = "hub",
                routeTableName = "table",
                routes = new[] { new { name = "route", destinations = new[] { destination } } },
            }
        );
}
