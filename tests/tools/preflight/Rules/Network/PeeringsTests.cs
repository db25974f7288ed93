namespace Preflight.Tests.Rules.Network;

public sealed class PeeringsTests : RuleTests<PeeringsTests>, IRuleCases
{
    public static string Rule => "peering";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a gateway offered and used",
                Example.With("to-hub", "allowGatewayTransit", true).With("to-hub", "useRemoteGateways", true),
                "to-hub"
            ),
            Compliant("a gateway used", Example.With("to-hub", "useRemoteGateways", true)),
            NonCompliant(
                "overlapping addresses",
                Example.With("hub", "addressSpace.addressPrefixes[0]", "10.0.0.0/16"),
                "to-hub",
                "to-network"
            ),
            NonCompliant("no peering back", Example.Without("to-network"), "to-hub"),
            NonCompliant(
                "a network of another subscription",
                Foreign("/subscriptions/9/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/v"),
                "to-hub"
            ),
            NonCompliant(
                "a foreign network that forwards",
                Foreign("/subscriptions/9/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/v")
                    .With("to-hub", "allowForwardedTraffic", true),
                "to-hub",
                "to-hub"
            ),
            NonCompliant(
                "a hub that the traffic goes to",
                Foreign("/subscriptions/9/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/v")
                    .With("to-hub", "allowForwardedTraffic", true)
                    .Add("network:RouteTable", "routes", Default("10.200.0.4")),
                "to-hub"
            ),
            NonCompliant(
                "a foreign network beside an appliance of one's own",
                Foreign("/subscriptions/9/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/v")
                    .With("to-hub", "allowForwardedTraffic", true)
                    .Add("network:RouteTable", "routes", Default("10.0.4.4")),
                "to-hub",
                "to-hub"
            ),
            NonCompliant(
                "a hub that resolves names",
                Foreign("/subscriptions/9/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/v")
                    .With("to-hub", "allowForwardedTraffic", true)
                    .With("network", "dhcpOptions.dnsServers", new[] { "10.200.0.4" }),
                "to-hub"
            ),
            Compliant(
                "a network of the same subscription",
                Foreign(
                    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/v"
                )
            ),
            NonCompliant(
                "an inline peering",
                Example
                    .Without("to-network")
                    .Without("to-hub")
                    .With(
                        "hub",
                        "virtualNetworkPeerings",
                        new[] { new { name = "a", remoteVirtualNetwork = new { id = Example.IdOf("network") } } }
                    ),
                "hub"
            ),
        ];

    private static object Default(string address) =>
        new
        {
            routes = new[]
            {
                new
                {
                    name = "all",
                    addressPrefix = "0.0.0.0/0",
                    nextHopType = "VirtualAppliance",
                    nextHopIpAddress = address,
                },
            },
        };

    private static TestPlan Foreign(string id) => Example.Without("to-network").With("to-hub", "remoteVirtualNetwork.id", id);
}
