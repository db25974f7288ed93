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
            NonCompliant(
                "a timeout of 20 seconds in front of a model",
                Example.With("gateway", $"{Settings}.requestTimeout", 20).Add("cognitiveservices:Account", "ai"),
                "gateway"
            ),
            Compliant("a timeout of 20 seconds without a model", Example.With("gateway", $"{Settings}.requestTimeout", 20)),
            NonCompliant(
                "the host name of the client",
                Example.With("gateway", $"{Settings}.pickHostNameFromBackendAddress", false),
                "gateway"
            ),
            NonCompliant("the endpoint's subnet denies the gateway", Private("Deny"), "gateway"),
            Compliant("the endpoint's subnet allows the gateway", Private("Allow")),
            Compliant(
                "a fixed host name of a binding",
                HostName("a.net")
                    .Add(
                        "web:WebAppHostNameBinding",
                        "binding",
                        new
                        {
                            name = "app",
                            hostName = "a.net",
                            resourceGroupName = "group",
                        }
                    )
            ),
            NonCompliant("a fixed host name that the app does not know", HostName("a.net"), "gateway"),
            Compliant("the app's own host name", HostName("app.azurewebsites.net")),
            NonCompliant(
                "a host name that is picked and set",
                Example.With("gateway", $"{Settings}.hostName", "app.azurewebsites.net"),
                "gateway"
            ),
            NonCompliant("an empty pool", Example.With("gateway", Addresses, Array.Empty<object>()), "gateway"),
            NonCompliant("an address with a scheme", Example.With("gateway", $"{Addresses}[0].fqdn", "https://a.net"), "gateway"),
            NonCompliant(
                "the gateway's own host name",
                Example
                    .With("gateway", $"{Addresses}[0].fqdn", "chat.example.com")
                    .With("gateway", "httpListeners", new[] { new { name = "https", hostName = "chat.example.com" } }),
                "gateway"
            ),
            Compliant(
                "a probe of another path for another pool",
                Example.With("gateway", $"{Addresses}[0].fqdn", "docs.example.net").With("gateway", "probes[0].path", "/healthz")
            ),
            Compliant("addresses that are not known yet", Example.With("gateway", Addresses, "[unknown]")),
            NonCompliant(
                "the host of a slot",
                Example
                    .Add("web:WebAppSlot", "staging", new { name = "app", resourceGroupName = "group" })
                    .With("gateway", "backendAddressPools[0].backendAddresses[0].fqdn", "app-staging.azurewebsites.net"),
                "gateway",
                "gateway"
            ),
        ];

    private const string Settings = "backendHttpSettingsCollection[0]";
    private const string Addresses = "backendAddressPools[0].backendAddresses";

    private static TestPlan HostName(string host) =>
        Example.With("gateway", $"{Settings}.pickHostNameFromBackendAddress", null).With("gateway", $"{Settings}.hostName", host);

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
