using Pulumi;

namespace Infra.Tests;

/// <summary>The keys about the platform team's hub.</summary>
public sealed class HubSettingsTests
{
    private const string Group = "/subscriptions/p/resourceGroups/rg-hub/providers/Microsoft.Network";
    private const string Hub = $"{Group}/virtualNetworks/vnet-hub";
    private const string VirtualHub = $"{Group}/virtualHubs/hub-sec";
    private const string SampleId = "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<hub>";

    public static TheoryData<string, string, string, string, string> Alone =>
        new()
        {
            {
                "hubNetwork",
                $"{Hub}/subnets/app",
                "hubNetwork",
                $"must be the resource id of a virtual network or of a virtual hub, got '{Hub}/subnets/app'",
                SampleId
            },
            { "hubGateway", "true", "hubGateway", "must be false without hubNetwork, got 'true'", WrongSetting.Default },
            { "dnsResolver", "true", "dnsResolver", "must be false without hubNetwork, got 'true'", WrongSetting.Default },
            {
                "hubRanges",
                """["10.0.0.0/16"]""",
                "hubRanges",
                "must be [] without hubNetwork, got '[\"10.0.0.0/16\"]'",
                WrongSetting.Default
            },
            { "dnsServers", """["10.0.0.4"]""", "dnsServers", "must be [] without hubNetwork, got '[\"10.0.0.4\"]'", WrongSetting.Default },
            { "hubFirewall", "10.0.0.4", "hubFirewall", "must be empty unless egress is hub, got '10.0.0.4'", WrongSetting.Default },
            {
                "egress",
                "hub",
                "hubNetwork",
                "must be the resource id of a virtual network or of a virtual hub with egress hub, got nothing",
                SampleId
            },
        };

    [Theory]
    [MemberData(nameof(Alone))]
    public void A_setting_of_the_hub_needs_a_hub(string key, string value, string entry, string problem, string example) =>
        WrongSetting.Check(key, value, entry, problem, example);

    public static TheoryData<string, string, string> WithHub =>
        new()
        {
            { "hubRanges", """["10.0.0.7/16"]""", "hubRanges[0] must be a private IPv4 range whose host part is zero, got '10.0.0.7/16'" },
            { "hubRanges", """["20.0.0.0/16"]""", "hubRanges[0] must be a private IPv4 range whose host part is zero, got '20.0.0.0/16'" },
            { "hubRanges", """["10.0.0.0/8", "10.1.0.0/16"]""", "hubRanges[1] must not overlap 10.0.0.0/8, got '10.1.0.0/16'" },
            { "hubRanges", """["192.168.0.0/16"]""", "hubRanges[0] must not overlap addressRange 192.168.16.0/24, got '192.168.0.0/16'" },
            {
                "dnsServers",
                """["8.8.8.8"]""",
                "dnsServers[0] must be a private IPv4 address, got '8.8.8.8': public servers do not resolve private names"
            },
            { "dnsServers", """["10.0.0.4", "10.0.0.4"]""", "dnsServers[1] must not list '10.0.0.4' a second time, got '10.0.0.4'" },
            { "dnsServers", """["10.0.0.4"]""", "dnsServers must be [] without central zones" },
            { "egress", "hub", "hubFirewall must be the private IPv4 address of the hub's firewall with egress hub, got nothing" },
        };

    [Theory]
    [MemberData(nameof(WithHub))]
    public void A_wrong_setting_of_the_hub_is_rejected(string key, string value, string problem) =>
        Assert.Contains($"ai-workload:{problem}", Error(("hubNetwork", Hub), (key, value)));

    [Theory]
    [InlineData("51.0.0.4", "must be the private IPv4 address of the hub's firewall with egress hub, got '51.0.0.4'")]
    [InlineData("10.0.0.0/24", "must be the private IPv4 address of the hub's firewall with egress hub, got '10.0.0.0/24'")]
    [InlineData("192.168.16.4", "must be outside addressRange 192.168.16.0/24, got '192.168.16.4': the firewall is in the hub")]
    public void The_firewall_is_a_private_address_in_the_hub(string address, string problem) =>
        Assert.Contains($"hubFirewall {problem}", Error(("hubNetwork", Hub), ("egress", "hub"), ("hubFirewall", address)));

    [Theory]
    [InlineData("hubGateway", "true", "hubGateway must be false with a virtual hub")]
    [InlineData("hubFirewall", "10.0.0.4", "hubFirewall must be empty with a virtual hub")]
    public void A_virtual_hub_brings_its_gateways_and_routes(string key, string value, string problem) =>
        Assert.Contains($"ai-workload:{problem}", Error(("hubNetwork", VirtualHub), ("egress", "hub"), (key, value)));

    [Theory]
    [InlineData("existing", "its owner connects it")]
    [InlineData("public", "nothing in it answers the hub")]
    public void A_hub_needs_a_private_network_of_the_stack(string network, string reason)
    {
        var error = Error(("network", network), ("hubNetwork", Hub), ("egress", "hub"));

        Assert.Contains($"hubNetwork must be empty", error);
        Assert.Contains(reason, error);
        Assert.Contains("egress must be open, got 'hub'", error);
    }

    [Fact]
    public void A_resolver_and_central_zones_exclude_each_other() =>
        Assert.Contains(
            "dnsResolver must be false with central zones, got 'true': it resolves the zones of the stack only; "
                + "pulumi config rm dnsResolver --stack dev",
            Error(("hubNetwork", Hub), ("dnsServers", """["10.0.0.4"]"""), ("zonesOwnedByPolicy", "true"), ("dnsResolver", "true"))
        );

    [Fact]
    public void A_resolver_needs_the_ranges_whose_queries_it_admits() =>
        Assert.Contains(
            "dnsResolver must be false without hubRanges, got 'true': its security group admits queries from these only; "
                + "pulumi config rm dnsResolver --stack dev",
            Error(("hubNetwork", Hub), ("dnsResolver", "true"))
        );

    [Fact]
    public void A_resolver_of_the_stack_lets_the_hub_s_servers_see_its_zones()
    {
        var settings = Config.Settings(
            ("hubNetwork", Hub),
            ("hubRanges", """["10.0.0.0/16"]"""),
            ("dnsServers", """["10.0.0.4"]"""),
            ("dnsResolver", "true")
        );

        Assert.Equal(["10.0.0.4"], settings.Network.Hub!.DnsServers);
        Assert.Empty(settings.Network.Zones.Ids);
    }

    [Fact]
    public void Central_servers_without_a_resolver_need_every_zone_of_the_stack()
    {
        var error = Error(("hubNetwork", Hub), ("dnsServers", """["10.0.0.4"]"""), ("existingZones", ZoneList(NeededZones.Skip(2))));

        for (var i = 0; i < 2; i++)
        {
            Assert.Contains(
                $"existingZones[{4 + i}] must be {NeededZones[i]}=<zone id>, got nothing: without dnsResolver, the servers of dnsServers "
                    + "do not see zones of the stack; pulumi config set --path",
                error
            );
        }

        Assert.DoesNotContain("existingZones[6]", error);
        Assert.Equal(
            6,
            Config
                .Settings(("hubNetwork", Hub), ("dnsServers", """["10.0.0.4"]"""), ("existingZones", ZoneList(NeededZones)))
                .Network.Zones.Ids.Count
        );
    }

    [Fact]
    public void A_part_that_is_turned_on_needs_its_zone_too() =>
        Assert.Contains(
            "existingZones[6] must be privatelink.azure-api.net=<zone id>, got nothing",
            Error(
                ("hubNetwork", Hub),
                ("addressRange", "192.168.16.0/22"),
                ("dnsServers", """["10.0.0.4"]"""),
                ("existingZones", ZoneList(NeededZones)),
                ("aiGateway", "apim")
            )
        );

    [Fact]
    public void A_resolver_is_rejected_only_if_every_zone_is_central()
    {
        (string, string?)[] resolver =
        [
            ("hubNetwork", Hub),
            ("hubRanges", """["10.0.0.0/16"]"""),
            ("dnsServers", """["10.0.0.4"]"""),
            ("dnsResolver", "true"),
        ];

        Assert.True(Config.Settings([.. resolver, ("existingZones", ZoneList(NeededZones.Skip(1)))]).Network.Hub!.Resolver);
        Assert.Contains("dnsResolver must be false with central zones", Error([.. resolver, ("existingZones", ZoneList(NeededZones))]));
    }

    [Fact]
    public void A_zone_that_no_service_has_is_rejected() =>
        Assert.Contains(
            "existingZones[0] must name a private DNS zone of a service that a stack can have, such as privatelink.search.windows.net, "
                + "got 'privatelink.search.windows.com'; pulumi config set --path 'existingZones[0]' 'privatelink.search.windows.net=",
            Error(
                ("hubNetwork", Hub),
                ("dnsServers", """["10.0.0.4"]"""),
                ("existingZones", ZoneList(["privatelink.search.windows.com", .. NeededZones.Where(zone => !zone.Contains("search"))]))
            )
        );

    [Theory]
    [InlineData("hub", VirtualHub, true)]
    [InlineData("nat", VirtualHub, false)]
    [InlineData("open", VirtualHub, false)]
    [InlineData("hub", Hub, false)]
    public void A_jump_host_is_rejected_where_a_virtual_hub_routes_all_traffic(string egress, string hub, bool rejected)
    {
        (string, string?)[] settings =
        [
            ("addressRange", "192.168.16.0/22"),
            ("hubNetwork", hub),
            ("egress", egress),
            ("hubFirewall", egress == "hub" && hub == Hub ? "10.0.0.4" : ""),
            ("jumpHostKey", $"ssh-ed25519 {new string('A', 68)} operator"),
        ];

        if (!rejected)
        {
            Assert.NotNull(Config.Settings(settings).Network.JumpHost);
            return;
        }

        var error = Error(settings);
        Assert.Contains("jumpHostKey must be empty with egress hub and a virtual hub, got 'ssh-ed25519 ", error);
        Assert.Contains("announces a default route to every subnet, which stops Bastion", error);
        Assert.Contains("pulumi config rm jumpHostKey --stack dev", error);
    }

    private static readonly string[] NeededZones =
    [
        "privatelink.cognitiveservices.azure.com",
        "privatelink.openai.azure.com",
        "privatelink.services.ai.azure.com",
        "privatelink.search.windows.net",
        "privatelink.vaultcore.azure.net",
        "privatelink.blob.core.windows.net",
    ];

    private static string ZoneList(IEnumerable<string> zones) =>
        System.Text.Json.JsonSerializer.Serialize(zones.Select(zone => $"{zone}={Group}/privateDnsZones/{zone}"));

    private static string Error(params (string, string?)[] changes) => Assert.Throws<RunException>(() => Config.Settings(changes)).Message;
}
