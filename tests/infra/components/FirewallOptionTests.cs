using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>DNS proxy and policy analytics of the stack's own firewall.</summary>
public sealed class FirewallOptionTests
{
    private static readonly (string, string?)[] Firewall = [("egress", "firewall"), ("addressRange", "192.168.16.0/22")];
    private static readonly Lazy<Task<Stack>> Plain = new(() => BuildAsync());

    [Fact]
    public async Task Without_options_the_firewall_answers_no_queries_and_is_not_analysed()
    {
        var recorder = (await Plain.Value).Recorder;
        var policy = recorder.One("network:FirewallPolicy", "egress-policy").Inputs;

        Assert.False(policy.ContainsKey("dnsSettings"));
        Assert.False(policy.ContainsKey("insights"));
        Assert.False(recorder.One("network:VirtualNetwork", "network").Inputs.ContainsKey("dhcpOptions"));
        Assert.DoesNotContain(Categories(await Plain.Value), category => category.EndsWith("Aggregation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_network_asks_the_firewall_and_its_subnets_may()
    {
        var recorder = (await BuildAsync(("firewallDnsProxy", "true"))).Recorder;

        var network = recorder.One("network:VirtualNetwork", "network").Inputs;
        var range = (string)
            List(network["subnets"]).Select(Nested).Single(subnet => (string)subnet["name"] == "AzureFirewallSubnet")["addressPrefix"];
        var server = Infra.Settings.AddressRange.Of(range).FirstUsable;
        Assert.Equal([server], List(Nested(network["dhcpOptions"])["dnsServers"]).Cast<string>());
        var settings = Nested(recorder.One("network:FirewallPolicy", "egress-policy").Inputs["dnsSettings"]);
        Assert.Equal(true, settings["enableProxy"]);
        Assert.Empty(List(settings["servers"]));
        var rule = List(recorder.One("network:NetworkSecurityGroup", "network-app-rules").Inputs["securityRules"])
            .Select(Nested)
            .Single(each => (string)each["name"] == "allow-dns-outbound");
        Assert.Equal(($"{server}/32", "53"), (rule["destinationAddressPrefix"], rule["destinationPortRange"]));
    }

    /// <summary>Central zones are linked to the hub, so the firewall asks the hub's servers.</summary>
    [Fact]
    public async Task The_firewall_asks_the_servers_of_the_hub()
    {
        var recorder = (
            await BuildAsync(
                ("firewallDnsProxy", "true"),
                ("hubNetwork", "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub"),
                ("dnsServers", """["10.0.0.4"]"""),
                ("zonesOwnedByPolicy", "true")
            )
        ).Recorder;

        var settings = Nested(recorder.One("network:FirewallPolicy", "egress-policy").Inputs["dnsSettings"]);
        Assert.Equal(["10.0.0.4"], List(settings["servers"]).Cast<string>());
        var servers = List(Nested(recorder.One("network:VirtualNetwork", "network").Inputs["dhcpOptions"])["dnsServers"]);
        Assert.DoesNotContain("10.0.0.4", servers.Cast<string>());
    }

    [Fact]
    public async Task Analytics_read_the_aggregated_rules_in_the_workspace()
    {
        var stack = await BuildAsync(("firewallAnalytics", "true"));

        var insights = Nested(stack.Recorder.One("network:FirewallPolicy", "egress-policy").Inputs["insights"]);
        Assert.Equal(true, insights["isEnabled"]);
        Assert.Equal(
            "/azure-native:operationalinsights:Workspace/monitoring-workspace",
            Nested(Nested(insights["logAnalyticsResources"])["defaultWorkspaceId"])["id"]
        );
        Assert.Superset(
            new HashSet<string> { "AZFWApplicationRuleAggregation", "AZFWNatRuleAggregation", "AZFWNetworkRuleAggregation" },
            Categories(stack).ToHashSet()
        );
    }

    [Theory]
    [InlineData("firewallDnsProxy", "open")]
    [InlineData("firewallAnalytics", "nat")]
    public void Options_need_the_firewall(string key, string egress) =>
        Assert.Contains(
            $"ai-workload:{key} must be false unless egress is firewall, got 'true': it is an option of the stack's own firewall; "
                + $"pulumi config rm {key} --stack dev",
            Assert.Throws<Pulumi.RunException>(() => Config.Settings((key, "true"), ("egress", egress))).Message
        );

    private static IEnumerable<string> Categories(Stack stack) =>
        List(stack.Recorder.One("monitor:DiagnosticSetting", "egress-diagnostics").Inputs["logs"])
            .Select(log => (string)Nested(log)["category"]);

    private static Task<Stack> BuildAsync(params (string, string?)[] more) =>
        Stack.BuildAsync(Config.Settings([.. Firewall, .. more]), isPreview: false);
}
