namespace Preflight.Tests.Rules.Network;

public sealed class UnreachableDependencyTests : RuleTests<UnreachableDependencyTests>, IRuleCases
{
    public static string Rule => "unreachable-dependency";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no endpoint", Example.Without("vault-endpoint"), "app"),
            NonCompliant("the zone is not linked", Example.Without("vault-zone-link"), "app"),
            NonCompliant("the endpoint has no zone", Example.Without("vault-zones"), "app"),
            NonCompliant("the app is in no network", Example.With("app", "virtualNetworkSubnetId", null), "app"),
            NonCompliant("the app's subnet denies outbound traffic", Restricted("10.9.0.0/24"), "app"),
            NonCompliant("sign-in cannot be reached", WithSignIn(Restricted("10.0.0.64/26")), "app", "app", "app"),
            Compliant("the app's subnet allows the endpoint", Restricted("10.0.0.64/26")),
            Compliant("sign-in can be reached", WithSignIn(Example)),
            Compliant("the vault is public", Public.Without("vault-endpoint")),
            Compliant(
                "the service is outside the stack",
                Example.With("app", "siteConfig.appSettings[0].value", "https://other.vault.azure.net")
            ),
            NonCompliant("the vault denies the subnet", Denying, "app"),
            Compliant(
                "the vault lists the subnet",
                Denying.With("vault", "properties.networkAcls.virtualNetworkRules", new[] { new { id = AppSubnet } })
            ),
            NonCompliant("the firewall has no rule for the vault", Routed("login.microsoftonline.com"), "app"),
            Compliant("the firewall has a rule for the vault", Routed("*.vault.azure.net")),
        ];

    private static TestPlan Public => Example.With("vault", "properties.publicNetworkAccess", "Enabled");

    private static TestPlan WithSignIn(TestPlan plan) => plan.Add("web:WebAppAuthSettingsV2", "sign-in", new { name = "app" });

    /// <summary>The app's subnet may call one range only.</summary>
    private static TestPlan Restricted(string range)
    {
        var plan = Example.Add(
            "network:NetworkSecurityGroup",
            "rules",
            new { securityRules = new[] { Outbound("allowed", 100, "Allow", range), Outbound("deny", 4096, "Deny", "*") } }
        );
        return plan.With("network", "subnets[0].networkSecurityGroup", new { id = plan.IdOf("rules") });
    }

    private static object Outbound(string name, int priority, string access, string destination) =>
        new
        {
            name,
            priority,
            access,
            direction = "Outbound",
            protocol = "*",
            sourceAddressPrefix = "*",
            destinationAddressPrefix = destination,
            destinationPortRange = "*",
        };

    private static string AppSubnet => $"{Example.IdOf("network")}/subnets/app";

    private static TestPlan Denying =>
        Public.Without("vault-endpoint").With("vault", "properties.networkAcls", new { defaultAction = "Deny" });

    /// <summary>A public vault, and a firewall that allows one host.</summary>
    private static TestPlan Routed(string host)
    {
        var plan = Public
            .Without("vault-endpoint")
            .Add("network:AzureFirewall", "firewall")
            .Add(
                "network:RouteTable",
                "egress",
                new { routes = new[] { new { addressPrefix = "0.0.0.0/0", nextHopType = "VirtualAppliance" } } }
            )
            .Add(
                "network:FirewallPolicyRuleCollectionGroup",
                "rules",
                new { firewallPolicyName = "policy", ruleCollections = new[] { new { rules = new[] { Allow(host) } } } }
            );
        return plan.With("network", "subnets[0].routeTable", new { id = plan.IdOf("egress") });

        static object Allow(string host) => new { sourceAddresses = new[] { "10.0.0.0/26" }, targetFqdns = new[] { host } };
    }
}
