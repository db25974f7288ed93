namespace Preflight.Tests.Rules.Network;

public sealed class NextHopTests : RuleTests<NextHopTests>, IRuleCases
{
    public static string Rule => "route-next-hop";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an appliance without an address", Example.With("egress", "routes[0].nextHopIpAddress", null), "egress"),
            NonCompliant("the internet with an address", Example.With("egress", "routes[0].nextHopType", "Internet"), "egress"),
            NonCompliant("an address that is none", Example.With("egress", "routes[0].nextHopIpAddress", "firewall"), "egress"),
            NonCompliant("no prefix", Example.With("egress", "routes[0].addressPrefix", null), "egress"),
            NonCompliant("a separate route without an address", Example.Add("network:Route", "route", Appliance), "route"),
            Compliant("the address is not known yet", Example.With("egress", "routes[0].nextHopIpAddress", "[unknown]")),
        ];

    private static object Appliance =>
        new
        {
            routeTableName = "egress",
            addressPrefix = "10.0.0.0/8",
            nextHopType = "VirtualAppliance",
        };
}
