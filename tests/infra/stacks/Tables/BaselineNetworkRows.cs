using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-baseline: network and edge.</summary>
internal static class BaselineNetworkRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.Met("network has the address space of the stack", stack =>
            Assert.Equal("192.168.32.0/22", Text(stack.One("network:VirtualNetwork", "network"), "addressSpace.addressPrefixes[0]"))
        ),
        Row.Met("subnets have delegations, policies and no default outbound", stack =>
        {
            var subnets = Subnets(stack);
            Assert.Equal(
                ["AzureBastionSubnet", "AzureFirewallSubnet", "agents", "app", "endpoints", "gateway", "jump", "runners"],
                subnets.Keys.Order(StringComparer.Ordinal)
            );
            Assert.Equal("Microsoft.Web/serverFarms", (string?)subnets["app"]["delegations"]![0]!["serviceName"]);
            Assert.Equal("Microsoft.App/environments", (string?)subnets["agents"]["delegations"]![0]!["serviceName"]);
            Assert.Equal("Microsoft.Network/applicationGateways", (string?)subnets["gateway"]["delegations"]![0]!["serviceName"]);
            Assert.Equal("Enabled", (string?)subnets["endpoints"]["privateEndpointNetworkPolicies"]);
            Assert.All(subnets.Values, subnet => Assert.False((bool)subnet["defaultOutboundAccess"]!));
        }),
        Row.Met("subnet for build agents, with its hosts through the firewall", stack =>
        {
            Assert.Equal("GitHub.Network/networkSettings", (string?)Subnets(stack)["runners"]["delegations"]![0]!["serviceName"]);
            var rule = stack.One("network:FirewallPolicyRuleCollectionGroup", "egress-runners").Inputs["ruleCollections"]![0]!["rules"]![
                0
            ]!;
            Assert.Equal("192.168.32.224/27", (string?)rule["sourceAddresses"]![0]);
            Assert.Superset(
                new HashSet<string> { "management.azure.com", "github.com", "chat.example.com", "mystate.blob.core.windows.net" },
                rule["targetFqdns"]!.AsArray().Select(host => (string)host!).ToHashSet()
            );
        }),
        Row.Met("security groups end with a deny rule, where Azure admits one", stack =>
        {
            Assert.Equal(7, stack.Of("network:NetworkSecurityGroup").Count);
            foreach (var group in new[] { "app", "endpoints", "gateway", "agents", "jump", "runners", "bastion" })
            {
                Assert.Contains("Inbound Deny * → *:*", Rules(stack, group));
                Assert.Equal(group != "gateway", Rules(stack, group).Contains("Outbound Deny * → *:*"));
            }

            Assert.Contains("Inbound Allow GatewayManager → *:65200-65535", Rules(stack, "gateway"));
            Assert.Equal(
                [
                    "Inbound Allow 192.168.32.0/26 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.34.0/24 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.35.0/24 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.32.192/28 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.32.224/27 → 192.168.32.64/26:443",
                ],
                Rules(stack, "endpoints").Where(rule => rule.Contains("Allow"))
            );
        }),
        Row.Met("egress is routed to the firewall", stack =>
        {
            Has(stack.One("network:RouteTable", "egress-routes"), ("disableBgpRoutePropagation", "true"));
            Has(
                stack.One("network:Route", "egress-route"),
                ("addressPrefix", "0.0.0.0/0"),
                ("nextHopType", "VirtualAppliance"),
                ("nextHopIpAddress", "10.255.255.4")
            );
        }),
        Row.Met("firewall is Standard, in three zones, and denies threats", stack =>
        {
            Has(
                stack.One("network:AzureFirewall", "egress-firewall"),
                ("sku.tier", "Standard"),
                ("zones[2]", "3"),
                ("firewallPolicy.id", "*")
            );
            Has(stack.One("network:FirewallPolicy", "egress-policy"), ("threatIntelMode", "Deny"));
            Assert.Equal(4, stack.Of("network:FirewallPolicyRuleCollectionGroup").Count);
        }),
        Row.Met("Bastion has a tunnel and three zones", stack =>
            Has(
                stack.One("network:BastionHost", "jump-bastion"),
                ("scaleUnits", "2"),
                ("enableTunneling", "true"),
                ("enableShareableLink", "false"),
                ("zones[2]", "3")
            )
        ),
        Row.Met("private DNS zones are linked to the network", stack =>
        {
            var zones = stack.Of("privatedns:PrivateZone").Select(zone => zone.Name).ToList();
            Assert.Superset(
                new HashSet<string>
                {
                    "cognitiveservices.azure.com",
                    "services.ai.azure.com",
                    "openai.azure.com",
                    "search.windows.net",
                    "blob.core.windows.net",
                    "documents.azure.com",
                    "vaultcore.azure.net",
                    "azurewebsites.net",
                },
                zones.Select(zone => zone["network-privatelink.".Length..]).ToHashSet()
            );
            Assert.Equal(zones.Count, stack.Of("privatedns:VirtualNetworkLink").Count);
            Assert.All(stack.Of("privatedns:VirtualNetworkLink"), link => Has(link, ("registrationEnabled", "false")));
        }),
        Row.Met("private endpoints register all their names", stack =>
        {
            Endpoint(
                stack,
                "ai",
                "account",
                "privatelink.cognitiveservices.azure.com",
                "privatelink.openai.azure.com",
                "privatelink.services.ai.azure.com"
            );
            Endpoint(stack, "agents-files", "blob", "privatelink.blob.core.windows.net");
            Endpoint(stack, "agents-threads", "Sql", "privatelink.documents.azure.com");
            Endpoint(stack, "agents-vectors", "searchService", "privatelink.search.windows.net");
            Endpoint(stack, "packages", "blob", "privatelink.blob.core.windows.net");
            Endpoint(stack, "vault", "vault", "privatelink.vaultcore.azure.net");
            Endpoint(stack, "chat", "sites", "privatelink.azurewebsites.net");
        }),
        Row.Met("gateway has a WAF, zones, TLS 1.2 and a vault certificate", stack =>
        {
            var gateway = stack.One("network:ApplicationGateway", "gateway");
            Has(
                gateway,
                ("sku.tier", "WAF_v2"),
                ("zones[2]", "3"),
                ("autoscaleConfiguration.minCapacity", "3"),
                ("enableHttp2", "true"),
                ("sslPolicy.policyName", "AppGwSslPolicy20220101S"),
                ("httpListeners[0].requireServerNameIndication", "true"),
                ("identity.type", "UserAssigned"),
                ("sslCertificates[0].keyVaultSecretId", "https://kv-certificates.vault.azure.net/secrets/chat"),
                ("backendHttpSettingsCollection[0].protocol", "Https")
            );
            Assert.DoesNotContain("\"data\"", gateway.Inputs.ToJsonString());
        }),
        Row.Met("WAF prevents, has both rule sets and a rate limit", stack =>
            Has(
                stack.One("network:WebApplicationFirewallPolicy", "gateway-firewall"),
                ("policySettings.state", "Enabled"),
                ("policySettings.mode", "Prevention"),
                ("policySettings.requestBodyCheck", "true"),
                ("managedRules.managedRuleSets[0].ruleSetType", "Microsoft_DefaultRuleSet"),
                ("managedRules.managedRuleSets[0].ruleSetVersion", "2.2"),
                ("managedRules.managedRuleSets[1].ruleSetType", "Microsoft_BotManagerRuleSet"),
                ("customRules[0].ruleType", "RateLimitRule")
            )
        ),
        Row.NotAdopted(
            "no certificate in the program",
            "a PFX in the program's configuration is a private key in its state; the gateway reads the certificate "
                + "from the vault where it is renewed",
            stack => Assert.DoesNotContain("\"data\"", stack.One("network:ApplicationGateway", "gateway").Inputs.ToJsonString())
        ),
    ];
}
