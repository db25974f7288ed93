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
            Compliant("other subnets", Example.With("network", "subnets[1]", new { name = "app" })),
            Compliant("a network of another program", Example.Without("gateway").With("connection", "remoteVirtualNetwork.id", "/x")),
        ];
}
