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
            NonCompliant("another address than the firewall", WithFirewall("10.0.1.9"), "egress"),
            Compliant("the first address of the firewall's subnet", WithFirewall("10.0.1.4")),
            Compliant("an appliance outside the stack", Example.With("egress", "routes[0].nextHopIpAddress", "10.200.0.4")),
        ];

    private static object Appliance =>
        new
        {
            routeTableName = "egress",
            addressPrefix = "10.0.0.0/8",
            nextHopType = "VirtualAppliance",
        };

    private static TestPlan WithFirewall(string address)
    {
        var plan = Example
            .Add(
                "network:VirtualNetwork",
                "network",
                new { subnets = new[] { new { name = "AzureFirewallSubnet", addressPrefix = "10.0.1.0/26" } } }
            )
            .Add("network:AzureFirewall", "firewall");
        return address == "10.0.1.4" ? plan : plan.With("egress", "routes[0].nextHopIpAddress", address);
    }
}
