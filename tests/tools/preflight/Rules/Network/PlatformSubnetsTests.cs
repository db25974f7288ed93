namespace Preflight.Tests.Rules.Network;

public sealed class PlatformSubnetsTests : RuleTests<PlatformSubnetsTests>, IRuleCases
{
    public static string Rule => "platform-subnet";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a security group on the firewall", Group("AzureFirewallSubnet"), "network"),
            NonCompliant("a security group on a gateway", Group("GatewaySubnet"), "network"),
            NonCompliant("a security group on the route server", Group("RouteServerSubnet"), "network"),
            Compliant("a security group elsewhere", Group("app")),
            NonCompliant(
                "a delegation",
                Example.With("network", "subnets[0].delegations", new[] { new { serviceName = "Microsoft.Web/serverFarms" } }),
                "network"
            ),
            NonCompliant("a route table of Bastion", Routed("AzureBastionSubnet", "Internet"), "network"),
            NonCompliant("a default route of a gateway", Routed("GatewaySubnet", "VirtualAppliance"), "network"),
            NonCompliant("the firewall routes to an appliance", Routed("AzureFirewallSubnet", "VirtualAppliance"), "network"),
            Compliant("the firewall routes to the internet", Routed("AzureFirewallSubnet", "Internet")),
            NonCompliant(
                "a private endpoint beside the firewall",
                Example.With("vault-endpoint", "subnet.id", $"{Example.IdOf("network")}/subnets/AzureFirewallSubnet"),
                "vault-endpoint"
            ),
            NonCompliant(
                "a group of Bastion without its rules",
                Group("AzureBastionSubnet").Add("network:NetworkSecurityGroup", "rules"),
                "rules"
            ),
            .. BastionPorts.Select(port =>
                NonCompliant(
                    $"Bastion's hosts are denied port {port.Port}, {port.Direction}",
                    Bastion(Deny(port.Direction, port.Port)),
                    "rules"
                )
            ),
            NonCompliant("the load balancer of Bastion is denied", Bastion(Deny("Inbound", "443")), "rules"),
            NonCompliant("the session information of Bastion is denied", Bastion(Deny("Outbound", "80")), "rules"),
            Compliant(
                "a denial after rules for Bastion's hosts",
                Bastion(
                    Allow("Inbound", "VirtualNetwork", "VirtualNetwork", "8080", "5701"),
                    Allow("Inbound", "AzureLoadBalancer", "*", "443"),
                    Deny("Inbound", "*")
                )
            ),
            Compliant(
                "a group of Bastion with rules for one region",
                Group("AzureBastionSubnet")
                    .Add("network:NetworkSecurityGroup", "rules", new { securityRules = BastionRules })
                    .With("rules", "securityRules[1].destinationAddressPrefix", "AzureCloud.SwedenCentral")
            ),
            Compliant(
                "a group of Bastion with its rules",
                Group("AzureBastionSubnet").Add("network:NetworkSecurityGroup", "rules", new { securityRules = BastionRules })
            ),
        ];

    private static object[] BastionRules =>
        [
            Allow("Inbound", "GatewayManager", "*", "443"),
            Allow("Outbound", "*", "AzureCloud", "443"),
            Allow("Outbound", "*", "VirtualNetwork", "22", "3389"),
        ];

    private static readonly (string Direction, string Port)[] BastionPorts =
    [
        ("Inbound", "8080"),
        ("Inbound", "5701"),
        ("Outbound", "8080"),
        ("Outbound", "5701"),
    ];

    private static TestPlan Bastion(params object[] further) =>
        Group("AzureBastionSubnet")
            .Add("network:NetworkSecurityGroup", "rules", new { securityRules = (object[])[.. BastionRules, .. further] });

    private static object Deny(string direction, string port) =>
        new
        {
            direction,
            access = "Deny",
            priority = 4096,
            protocol = "*",
            sourceAddressPrefix = "*",
            destinationAddressPrefix = "*",
            destinationPortRange = port,
        };

    private static object Allow(string direction, string source, string destination, params string[] ports) =>
        new
        {
            direction,
            access = "Allow",
            priority = 100,
            protocol = "*",
            sourceAddressPrefix = source,
            destinationAddressPrefix = destination,
            destinationPortRanges = ports,
        };

    private static TestPlan Group(string subnet) =>
        Example.With(
            "network",
            "subnets[0]",
            new
            {
                name = subnet,
                networkSecurityGroup = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/networkSecurityGroups/rules" },
            }
        );

    private static TestPlan Routed(string subnet, string hop) =>
        Example
            .With(
                "network",
                "subnets[0]",
                new { name = subnet, routeTable = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/routeTables/routes" } }
            )
            .Add("network:RouteTable", "routes", new { routes = new[] { new { addressPrefix = "0.0.0.0/0", nextHopType = hop } } });
}
