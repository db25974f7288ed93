using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>What a hub of the platform team changes in the stack's own network.</summary>
public sealed class HubTests
{
    private const string Hub = "/subscriptions/p/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub";
    private const string VirtualHub = "/subscriptions/p/resourceGroups/rg-hub/providers/Microsoft.Network/virtualHubs/hub-sec";

    private const string Zones = "/subscriptions/p/resourceGroups/rg-hub/providers/Microsoft.Network/privateDnsZones";

    /// <summary>Of the services that every private stack has.</summary>
    private static readonly string[] CentralZones =
    [
        "privatelink.cognitiveservices.azure.com",
        "privatelink.openai.azure.com",
        "privatelink.services.ai.azure.com",
        "privatelink.search.windows.net",
        "privatelink.vaultcore.azure.net",
        "privatelink.blob.core.windows.net",
    ];

    private static readonly (string, string?)[] Ingress =
    [
        ("ingress", "gateway"),
        ("hostName", "chat.example.com"),
        ("certificateName", "chat"),
        ("signInClientId", "11111111-2222-4333-8444-555555555555"),
        ("certificateVaultId", "/subscriptions/s/resourceGroups/certificates/providers/Microsoft.KeyVault/vaults/kv-certificates"),
    ];

    private static readonly (string, string?)[] Central =
    [
        ("hubNetwork", Hub),
        ("egress", "hub"),
        ("hubFirewall", "10.0.1.4"),
        ("hubRanges", """["10.0.0.0/16", "10.100.0.0/16"]"""),
        ("dnsServers", """["10.0.1.4", "10.0.1.5"]"""),
        ("zonesOwnedByPolicy", "true"),
        ("runnerSubnet", "machines"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_peering_leads_to_the_hub_and_can_be_replaced(bool isPreview)
    {
        var recorder = (await Build(Central, isPreview)).Recorder;

        var peering = recorder.One("network:VirtualNetworkPeering", "network-hub").Inputs;
        Assert.Equal(Hub, Nested(peering["remoteVirtualNetwork"])["id"]);
        Assert.Equal(
            (true, true, false),
            (peering["allowVirtualNetworkAccess"], peering["allowForwardedTraffic"], peering["useRemoteGateways"])
        );
        Assert.False((bool)peering["allowGatewayTransit"]);
    }

    [Fact]
    public async Task Traffic_that_others_forward_is_admitted_only_where_it_is_needed()
    {
        var peering = (await Build([("hubNetwork", Hub), ("hubGateway", "true")])).Recorder.One(
            "network:VirtualNetworkPeering",
            "network-hub"
        );

        Assert.False((bool)peering.Inputs["allowForwardedTraffic"]);
        Assert.True((bool)peering.Inputs["useRemoteGateways"]);
    }

    [Fact]
    public async Task Outbound_traffic_takes_the_firewall_of_the_hub()
    {
        var stack = await Build(Central);

        var route = stack.Recorder.One("network:Route", "egress-route").Inputs;
        Assert.Equal(("0.0.0.0/0", "10.0.1.4"), (route["addressPrefix"], route["nextHopIpAddress"]));
        Assert.Empty(stack.Recorder.Of("network:AzureFirewall"));
        Assert.All(Subnets(stack), subnet => Assert.True(subnet.ContainsKey("routeTable"), (string)subnet["name"]));
        var hosts = ((IEnumerable<string>)stack.Outputs["egressHosts"]!).ToList();
        Assert.Contains("runners 192.168.16.224/27 api.github.com:443", hosts);
        Assert.Contains("app 192.168.16.0/26 *.in.applicationinsights.azure.com:443", hosts);
    }

    [Fact]
    public async Task A_virtual_hub_gets_neither_peering_nor_route()
    {
        var stack = await Build([("hubNetwork", VirtualHub), ("egress", "hub"), ("hubRanges", """["10.0.0.0/8"]""")]);

        Assert.Empty(stack.Recorder.Of("network:VirtualNetworkPeering"));
        Assert.Empty(stack.Recorder.Of("network:RouteTable"));
        Assert.NotNull(stack.Outputs["networkId"]);
        Assert.NotNull(stack.Outputs["egressHosts"]);
        Assert.Equal(["10.0.0.0/8"], Sources(stack, "network-endpoints-rules", "allow-hub-inbound"));
    }

    [Fact]
    public async Task Networks_behind_the_hub_may_call_the_endpoints_alone()
    {
        var stack = await Build(Central);

        Assert.Equal(["10.0.0.0/16", "10.100.0.0/16"], Sources(stack, "network-endpoints-rules", "allow-hub-inbound"));
        Assert.Empty(Sources(stack, "network-app-rules", "allow-hub-inbound"));
        Assert.Empty(Sources(stack, "network-runners-rules", "allow-hub-inbound"));
    }

    [Fact]
    public async Task Every_subnet_that_denies_outbound_traffic_may_ask_the_dns_servers()
    {
        var stack = await Build([
            .. Central,
            ("jumpHostKey", $"ssh-ed25519 {new string('A', 68)} operator"),
            ("addressRange", "192.168.16.0/22"),
        ]);

        Assert.Equal(
            ["10.0.1.4", "10.0.1.5"],
            List(Nested(stack.Recorder.One("network:VirtualNetwork", "network").Inputs["dhcpOptions"])["dnsServers"])
        );
        foreach (var group in new[] { "app", "runners", "jump", "bastion" })
        {
            var rule = Rules(stack, $"network-{group}-rules").Single(rule => (string)rule["name"] == "allow-dns-outbound");
            Assert.Equal(["10.0.1.4/32", "10.0.1.5/32"], List(rule["destinationAddressPrefixes"]));
            Assert.Equal(("53", "*"), (rule["destinationPortRange"], rule["protocol"]));
        }
    }

    [Fact]
    public async Task Central_zones_replace_those_of_the_stack()
    {
        var stack = await Build([
            ("hubNetwork", Hub),
            ("dnsServers", """["10.0.1.4"]"""),
            ("existingZones", System.Text.Json.JsonSerializer.Serialize(CentralZones.Select(zone => $"{zone}={Zones}/{zone}"))),
        ]);

        var group = stack.Recorder.One("network:PrivateDnsZoneGroup", "search-zones").Inputs;
        Assert.Equal($"{Zones}/privatelink.search.windows.net", Nested(List(group["privateDnsZoneConfigs"]).Single())["privateDnsZoneId"]);
        Assert.Empty(stack.Recorder.Of("privatedns:PrivateZone"));
        Assert.Empty((await Build(Central)).Recorder.Of("privatedns:PrivateZone"));
    }

    [Fact]
    public async Task With_a_resolver_the_stack_creates_the_zones_that_are_not_named()
    {
        const string zone = "privatelink.search.windows.net";
        var stack = await Build([
            ("hubNetwork", Hub),
            ("hubRanges", """["10.0.0.0/16"]"""),
            ("dnsServers", """["10.0.1.4"]"""),
            ("dnsResolver", "true"),
            ("existingZones", $"""["{zone}={Zones}/{zone}"]"""),
        ]);

        Assert.Equal(
            CentralZones.Where(each => each != zone).Order(),
            stack.Recorder.Of("privatedns:PrivateZone").Select(each => (string)each.Inputs["privateZoneName"]).Order()
        );
    }

    [Theory]
    [InlineData("hubNetwork", VirtualHub, true)]
    [InlineData("hubGateway", "true", true)]
    [InlineData("hubRanges", """["10.0.0.0/16"]""", false)]
    public async Task Subnets_that_need_the_internet_keep_their_way_where_the_hub_announces_routes(string key, string value, bool announces)
    {
        foreach (var (egress, subnet, table) in new[] { ("firewall", "AzureFirewallSubnet", "direct"), ("nat", "app", "nat") })
        {
            var stack = await Build([
                ("addressRange", "192.168.16.0/22"),
                ("hubNetwork", Hub),
                ("egress", egress),
                .. Ingress,
                (key, value),
            ]);

            var tables = stack.Recorder.Of("network:RouteTable").Where(each => each.Name != "egress-routes").ToList();
            Assert.Equal(announces, RouteTable(stack, "gateway") == "network-direct-routes");
            Assert.Equal(announces, RouteTable(stack, subnet) == $"network-{table}-routes");
            Assert.Equal(announces, tables.Count > 0);
            Assert.Equal(egress == "firewall" ? "egress-routes" : null, RouteTable(stack, "endpoints"));
            foreach (var each in tables)
            {
                var route = Nested(List(each.Inputs["routes"]).Single());
                Assert.Equal(("0.0.0.0/0", "Internet"), (route["addressPrefix"], route["nextHopType"]));
                Assert.Equal(each.Name != "network-nat-routes", each.Inputs["disableBgpRoutePropagation"]);
            }
        }
    }

    [Fact]
    public async Task The_resolver_answers_the_networks_behind_the_hub_at_a_fixed_address()
    {
        var stack = await Build([("hubNetwork", Hub), ("hubRanges", """["10.0.0.0/16"]"""), ("dnsResolver", "true")]);

        var address = Nested(
            List(stack.Recorder.One("dnsresolver:InboundEndpoint", "resolver-inbound").Inputs["ipConfigurations"]).Single()
        );
        Assert.Equal(("Static", "192.168.16.212"), (address["privateIpAllocationMethod"], address["privateIpAddress"]));
        Assert.Equal("192.168.16.212", stack.Outputs["resolverAddress"]);
        var subnet = Subnets(stack).Single(subnet => (string)subnet["name"] == "resolver");
        Assert.Equal("192.168.16.208/28", subnet["addressPrefix"]);
        Assert.Equal("Microsoft.Network/dnsResolvers", Nested(List(subnet["delegations"]).Single())["serviceName"]);
        Assert.Equal(["10.0.0.0/16"], Sources(stack, "network-resolver-rules", "allow-hub-inbound"));
        Assert.False(subnet.ContainsKey("routeTable"));
    }

    [Fact]
    public async Task A_stack_without_a_hub_has_none_of_it()
    {
        var stack = await Build([]);

        Assert.Empty(stack.Recorder.Of("network:VirtualNetworkPeering"));
        Assert.False(stack.Recorder.One("network:VirtualNetwork", "network").Inputs.ContainsKey("dhcpOptions"));
        Assert.Null(stack.Outputs["networkId"]);
        Assert.Null(stack.Outputs["egressHosts"]);
        Assert.Null(stack.Outputs["resolverAddress"]);
    }

    /// <returns>The logical name of the subnet's route table; null if it has none.</returns>
    private static string? RouteTable(Stack stack, string subnet) =>
        Subnets(stack).Single(each => (string)each["name"] == subnet).TryGetValue("routeTable", out var table)
            ? ((string)Nested(table)["id"]).Split('/')[^1]
            : null;

    private static Task<Stack> Build((string, string?)[] changes, bool isPreview = false) =>
        Stack.BuildAsync(Config.Settings(changes), isPreview);

    private static IEnumerable<IReadOnlyDictionary<string, object>> Subnets(Stack stack) =>
        List(stack.Recorder.One("network:VirtualNetwork", "network").Inputs["subnets"]).Select(Nested);

    private static IEnumerable<IReadOnlyDictionary<string, object>> Rules(Stack stack, string group) =>
        List(stack.Recorder.One("network:NetworkSecurityGroup", group).Inputs["securityRules"]).Select(Nested);

    private static IEnumerable<object> Sources(Stack stack, string group, string rule) =>
        Rules(stack, group)
            .Where(each => (string)each["name"] == rule)
            .SelectMany(each => each.TryGetValue("sourceAddressPrefixes", out var several) ? List(several) : [each["sourceAddressPrefix"]]);
}
