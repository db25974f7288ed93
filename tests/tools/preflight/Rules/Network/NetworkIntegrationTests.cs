using Preflight.Rules.Framework;

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
            NonCompliant("no subnet, on a plan with networks", OnPlan("B1"), "app"),
            Compliant("no subnet, on a plan without networks", OnPlan("Y1")),
        ];

    private static TestPlan OnPlan(string size)
    {
        var plan = Example.Add("web:AppServicePlan", "plan", new { sku = new { name = size } });
        return plan.With("app", "serverFarmId", plan.IdOf("plan")).With("app", "virtualNetworkSubnetId", null);
    }

    /// <summary>Without a private endpoint in the stack the app may have nothing to reach through a network.</summary>
    [Fact]
    public void Missing_integration_is_an_error_only_beside_private_endpoints()
    {
        var alone = Example.With("app", "virtualNetworkSubnetId", null);

        Assert.Equal([Severity.Warning], alone.Severities(Rule));
        Assert.Equal([Severity.Error], alone.Add("network:PrivateEndpoint", "endpoint").Severities(Rule));
    }
}
