using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

public sealed class NetworkTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_subnets_are_inline(bool isPreview)
    {
        var recorder = (await BuildAsync("private", isPreview)).Recorder;

        Assert.Empty(recorder.Of("network:Subnet"));
        Assert.Empty(recorder.Of("web:WebAppSwiftVirtualNetworkConnection"));
    }

    [Fact]
    public async Task Every_subnet_has_its_own_rules_and_no_default_outbound_access()
    {
        var network = (await BuildAsync("private", isPreview: false)).Recorder.One("network:VirtualNetwork", "network");

        var subnets = List(network.Inputs["subnets"]).Select(Nested).ToList();
        Assert.Equal(["app", "endpoints"], subnets.Select(subnet => subnet["name"]));
        Assert.All(subnets, subnet => Assert.False((bool)subnet["defaultOutboundAccess"]));
        Assert.Equal(2, subnets.Select(subnet => Nested(subnet["networkSecurityGroup"])["id"]).Distinct().Count());
        Assert.Equal("Enabled", subnets[1]["privateEndpointNetworkPolicies"]);
    }

    [Theory]
    [InlineData("network-app-rules")]
    [InlineData("network-endpoints-rules")]
    public async Task Rules_end_with_deny_all_in_both_directions(string group)
    {
        var rules = List(
                (await BuildAsync("private", isPreview: true)).Recorder.One("network:NetworkSecurityGroup", group).Inputs["securityRules"]
            )
            .Select(Nested)
            .ToList();

        foreach (var direction in new[] { "Inbound", "Outbound" })
        {
            var last = rules.Where(rule => (string)rule["direction"] == direction).MaxBy(rule => (double)rule["priority"])!;
            Assert.Equal(
                ("Deny", "*", "*", "*"),
                (
                    (string)last["access"],
                    (string)last["sourceAddressPrefix"],
                    (string)last["destinationAddressPrefix"],
                    (string)last["protocol"]
                )
            );
        }

        Assert.DoesNotContain(rules, rule =>
            (string)rule["access"] == "Allow" && (string)rule["destinationAddressPrefix"] is "*" or "Internet"
        );
    }

    [Fact]
    public async Task The_account_resolves_in_all_three_of_its_zones()
    {
        var zones = (await BuildAsync("private", isPreview: false)).Recorder.One("network:PrivateDnsZoneGroup", "ai-zones");

        Assert.Equal(
            ["privatelink-cognitiveservices-azure-com", "privatelink-openai-azure-com", "privatelink-services-ai-azure-com"],
            List(zones.Inputs["privateDnsZoneConfigs"]).Select(zone => Nested(zone)["name"])
        );
    }

    [Fact]
    public async Task Every_zone_is_linked_to_the_network()
    {
        var recorder = (await BuildAsync("private", isPreview: false)).Recorder;

        Assert.Equal(6, recorder.Of("privatedns:PrivateZone").Count());
        Assert.Equal(
            recorder.Of("privatedns:PrivateZone").Select(zone => $"{zone.Name}-link").Order(),
            recorder.Of("privatedns:VirtualNetworkLink").Select(link => link.Name).Order()
        );
    }

    [Fact]
    public async Task Every_service_with_logs_has_diagnostic_settings()
    {
        var recorder = (await BuildAsync("private", isPreview: false)).Recorder;

        Assert.Equal(
            [
                "ai-diagnostics",
                "chat-diagnostics",
                "chat-plan-diagnostics",
                "documents-diagnostics",
                "monitoring-workspace-diagnostics",
                "network-app-rules-diagnostics",
                "network-diagnostics",
                "network-endpoints-rules-diagnostics",
                "packages-diagnostics",
                "search-diagnostics",
                "vault-diagnostics",
            ],
            recorder.Of("monitor:DiagnosticSetting").Select(setting => setting.Name).Order()
        );
    }
}
