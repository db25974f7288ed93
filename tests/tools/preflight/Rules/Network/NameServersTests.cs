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
            Compliant("the proxy asks a hub", Private.With("policy", "dnsSettings.servers", new[] { "10.10.0.5" })),
        ];

    private const string Servers = "dhcpOptions.dnsServers[0]";

    private static TestPlan Private => Example.Add("privatedns:PrivateZone", "zone", new { privateZoneName = "privatelink.a" });

    private static TestPlan WithFirewall =>
        Example
            .With("network", "subnets", new[] { new { name = "AzureFirewallSubnet", addressPrefix = "10.0.1.0/26" } })
            .With("network", Servers, "10.0.1.4")
            .Add("network:AzureFirewall", "firewall", new { firewallPolicy = new { id = Example.IdOf("policy") } });
}
