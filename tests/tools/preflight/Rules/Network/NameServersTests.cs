namespace Preflight.Tests.Rules.Network;

public sealed class NameServersTests : RuleTests<NameServersTests>, IRuleCases
{
    public static string Rule => "name-servers";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a public server", Private.With("network", Servers, "8.8.8.8"), "network"),
            NonCompliant("a public server without private names", Example.With("network", Servers, "8.8.8.8"), "network"),
            Compliant("Azure's own server", Private.With("network", Servers, "168.63.129.16")),
            NonCompliant("a firewall that is no proxy", WithFirewall.With("policy", "dnsSettings.enableProxy", false), "network"),
            Compliant("a firewall that is a proxy", WithFirewall),
            NonCompliant("the proxy asks a public server", Private.With("policy", "dnsSettings.servers", new[] { "9.9.9.9" }), "policy"),
            NonCompliant("a server elsewhere, a zone linked to this network alone", Linked, "network"),
            Compliant("the zone is linked to another network too", Linked.Add("privatedns:VirtualNetworkLink", "hub", Link("/hub"))),
            Compliant(
                "servers elsewhere ask a resolver of this network",
                Linked.Add("dnsresolver:InboundEndpoint", "inbound", new { dnsResolverName = "resolver" })
            ),
            NonCompliant("a rule denies the queries", Closed("Udp", "5353"), "network"),
            NonCompliant("a rule allows TCP only", Closed("Tcp", "53"), "network"),
            Compliant("a rule allows the queries", Closed("Udp", "53")),
            Compliant(
                "a rule denies the queries of private endpoints",
                Closed("Udp", "5353").With("network", "subnets[0].delegations", null)
            ),
            Compliant("the proxy asks a hub", Private.With("policy", "dnsSettings.servers", new[] { "10.10.0.5" })),
        ];

    private const string Servers = "dhcpOptions.dnsServers[0]";

    private static TestPlan Private => Example.Add("privatedns:PrivateZone", "zone", new { privateZoneName = "privatelink.a" });

    private static TestPlan Linked =>
        Private
            .With("network", "addressSpace.addressPrefixes", new[] { "10.1.0.0/24" })
            .Add("privatedns:VirtualNetworkLink", "link", Link(Example.IdOf("network")));

    private static object Link(string network) =>
        new
        {
            privateZoneName = "privatelink.a",
            virtualNetworkLinkName = network[^3..],
            virtualNetwork = new { id = network },
        };

    private static TestPlan Closed(string protocol, string port) =>
        Example
            .With("network", "addressSpace.addressPrefixes", new[] { "10.1.0.0/24" })
            .With(
                "network",
                "subnets",
                new[]
                {
                    new
                    {
                        name = "app",
                        addressPrefix = "10.1.0.0/26",
                        networkSecurityGroup = new { id = Example.Add("network:NetworkSecurityGroup", "rules", new { }).IdOf("rules") },
                        delegations = new[] { new { name = "a", serviceName = "Microsoft.Web/serverFarms" } },
                    },
                }
            )
            .Add(
                "network:NetworkSecurityGroup",
                "rules",
                new
                {
                    securityRules = new[]
                    {
                        Outbound("dns", 100, "Allow", protocol, "VirtualNetwork", port),
                        Outbound("all", 200, "Deny", "*", "*", "*"),
                    },
                }
            );

    private static object Outbound(string name, int priority, string access, string protocol, string destination, string port) =>
        new
        {
            name,
            priority,
            access,
            protocol,
            direction = "Outbound",
            sourceAddressPrefix = "*",
            destinationAddressPrefix = destination,
            destinationPortRange = port,
        };

    private static TestPlan WithFirewall =>
        Example
            .With("network", "subnets", new[] { new { name = "AzureFirewallSubnet", addressPrefix = "10.0.1.0/26" } })
            .With("network", Servers, "10.0.1.4")
            .Add("network:AzureFirewall", "firewall", new { firewallPolicy = new { id = Example.IdOf("policy") } });
}
