namespace Preflight.Tests.Rules.Network;

public sealed class NetworkIntegrationTests : RuleTests<NetworkIntegrationTests>, IRuleCases
{
    public static string Rule => "network-integration";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no subnet", Example.With("app", "virtualNetworkSubnetId", null), "app"),
            NonCompliant("only private traffic is routed", Example.With("app", "outboundVnetRouting.allTraffic", false), "app"),
            NonCompliant("the subnet is not delegated", Example.With("network", "subnets[0].delegations", null), "app"),
            Compliant("no subnet in development", Example.With("app", "virtualNetworkSubnetId", null).InDevelopment()),
            Compliant("the older property", Example.With("app", "outboundVnetRouting", null).With("app", "vnetRouteAllEnabled", true)),
        ];
}
