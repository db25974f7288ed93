namespace Preflight.Tests.Rules.Network;

public sealed class FirewallPlacementTests : RuleTests<FirewallPlacementTests>, IRuleCases
{
    public static string Rule => "firewall-placement";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "another subnet",
                Example.With("firewall", "ipConfigurations[0].subnet.id", "/subscriptions/x/virtualNetworks/v/subnets/firewall"),
                "firewall"
            ),
            NonCompliant("no public address", Example.With("firewall", "ipConfigurations[0].publicIPAddress", null), "firewall"),
            Compliant(
                "no public address beside a management address",
                Managed.With("firewall", "ipConfigurations[0].publicIPAddress", null)
            ),
            NonCompliant("a Basic firewall", Example.With("firewall", "sku.tier", "Basic"), "firewall"),
            Compliant("a Basic firewall with a management address", Managed.With("firewall", "sku.tier", "Basic")),
            NonCompliant(
                "a management address in another subnet",
                Managed.With("firewall", "managementIpConfiguration.subnet.id", "/v/subnets/AzureFirewallSubnet"),
                "firewall"
            ),
            NonCompliant(
                "a management configuration without address",
                Managed.With("firewall", "managementIpConfiguration.publicIPAddress", null),
                "firewall"
            ),
            Compliant(
                "a firewall of a virtual hub",
                Example.With("firewall", "sku.name", "AZFW_Hub").With("firewall", "ipConfigurations", null)
            ),
            NonCompliant("no configuration", Example.With("firewall", "ipConfigurations", null), "firewall"),
        ];

    private static TestPlan Managed =>
        Example.With(
            "firewall",
            "managementIpConfiguration",
            new
            {
                name = "management",
                subnet = new { id = $"{Example.IdOf("network")}/subnets/AzureFirewallManagementSubnet" },
                publicIPAddress = new { id = "address" },
            }
        );
}
