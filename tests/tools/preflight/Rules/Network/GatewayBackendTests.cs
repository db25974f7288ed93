namespace Preflight.Tests.Rules.Network;

public sealed class GatewayBackendTests : RuleTests<GatewayBackendTests>, IRuleCases
{
    public static string Rule => "gateway-backend";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "another app",
                Example.With("gateway", "backendAddressPools[0].backendAddresses[0].fqdn", "other.azurewebsites.net"),
                "gateway"
            ),
            NonCompliant("no probe", Example.With("gateway", $"{Settings}.probe", null), "gateway"),
            NonCompliant("a probe of another path", Example.With("gateway", "probes[0].path", "/"), "gateway"),
            NonCompliant("a probe that accepts redirects", Example.With("gateway", "probes[0].match.statusCodes[0]", "200-399"), "gateway"),
            NonCompliant("a timeout of 20 seconds", Example.With("gateway", $"{Settings}.requestTimeout", 20), "gateway"),
            NonCompliant(
                "the host name of the client",
                Example.With("gateway", $"{Settings}.pickHostNameFromBackendAddress", false),
                "gateway"
            ),
            NonCompliant("the endpoint's subnet denies the gateway", Private("Deny"), "gateway"),
            Compliant("the endpoint's subnet allows the gateway", Private("Allow")),
            Compliant(
                "a fixed host name",
                Example.With("gateway", $"{Settings}.pickHostNameFromBackendAddress", null).With("gateway", $"{Settings}.hostName", "a.net")
            ),
        ];

    private const string Settings = "backendHttpSettingsCollection[0]";

    private static TestPlan Private(string access)
    {
        var plan = Example
            .Add("network:NetworkSecurityGroup", "rules", new { securityRules = new[] { Inbound(access) } })
            .Add("network:VirtualNetwork", "network", new { subnets = Subnets })
            .Add(
                "network:PrivateEndpoint",
                "endpoint",
                new
                {
                    subnet = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/network/subnets/endpoints" },
                    privateLinkServiceConnections = new[]
                    {
                        new { privateLinkServiceId = Example.IdOf("app"), groupIds = new[] { "sites" } },
                    },
                }
            );
        return plan.With(
            "gateway",
            "gatewayIPConfigurations",
            new[] { new { subnet = new { id = $"{plan.IdOf("network")}/subnets/gateway" } } }
        );
    }

    private static object[] Subnets =>
        [
            new { name = "gateway", addressPrefix = "10.0.0.0/24" },
            new
            {
                name = "endpoints",
                addressPrefix = "10.0.1.0/24",
                privateEndpointNetworkPolicies = "Enabled",
                networkSecurityGroup = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/networkSecurityGroups/rules" },
            },
        ];

    private static object Inbound(string access) =>
        new
        {
            name = "gateway",
            priority = 100,
            direction = "Inbound",
            access,
            protocol = "*",
            sourceAddressPrefix = "10.0.0.0/24",
            destinationAddressPrefix = "*",
            destinationPortRange = "*",
        };
}
