namespace Preflight.Tests.Rules.Network;

public sealed class FinalDenyTests : RuleTests<FinalDenyTests>, IRuleCases
{
    public static string Rule => "final-deny";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no inbound deny", Example.With("app-rules", "securityRules[1]", null), "app-rules"),
            NonCompliant("no outbound deny", Example.With("app-rules", "securityRules[2]", null), "app-rules"),
            NonCompliant("the deny is for TCP only", Example.With("app-rules", "securityRules[1].protocol", "Tcp"), "app-rules"),
            NonCompliant("inbound traffic from the internet", Example.With("app-rules", Source, "Internet"), "app-rules"),
            Compliant("the group protects Bastion", Bastion),
            Compliant("the group protects a gateway", Gateway),
            Compliant("a gateway's subnet cannot deny outbound traffic", Gateway.With("app-rules", "securityRules[2]", null)),
            NonCompliant("a gateway's subnet has no inbound deny", Gateway.With("app-rules", "securityRules[1]", null), "app-rules"),
            NonCompliant("the group protects another subnet", Gateway.Without("gateway"), "app-rules"),
            NonCompliant("inbound traffic from half of the internet", Example.With("app-rules", Source, "0.0.0.0/1"), "app-rules"),
            NonCompliant("inbound traffic from the whole network", Example.With("app-rules", Source, "VirtualNetwork"), "app-rules"),
        ];

    private const string Source = "securityRules[0].sourceAddressPrefix";

    private static TestPlan Bastion =>
        Example
            .With("app-rules", Source, "Internet")
            .Add(
                "network:VirtualNetwork",
                "network",
                new
                {
                    subnets = new[] { new { name = "AzureBastionSubnet", networkSecurityGroup = new { id = Example.IdOf("app-rules") } } },
                }
            );

    private static TestPlan Gateway =>
        Example
            .With("app-rules", Source, "Internet")
            .Add(
                "network:VirtualNetwork",
                "network",
                new { subnets = new[] { new { name = "front", networkSecurityGroup = new { id = Example.IdOf("app-rules") } } } }
            )
            .Add("network:ApplicationGateway", "gateway", new { gatewayIPConfigurations = new[] { new { subnet = new { id = Front } } } });

    private static string Front => $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/network/subnets/front";
}
