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
            Compliant("a rule allows the endpoint in two halves", Restricted("10.0.0.64/27", "10.0.0.96/27")),
            Compliant("two rules allow the endpoint in halves", Apart("10.0.0.64/27", "10.0.0.96/27")),
            NonCompliant("a rule allows half of the endpoints", Restricted("10.0.0.64/27"), "app"),
            NonCompliant("a rule allows three quarters of the endpoints", Restricted("10.0.0.64/27", "10.0.0.96/28"), "app"),
            Compliant("rules allow the app in quarters", Sources("10.0.0.0/28", "10.0.0.16/28", "10.0.0.32/28", "10.0.0.48/28")),
            NonCompliant("rules allow three quarters of the app", Sources("10.0.0.0/28", "10.0.0.16/28", "10.0.0.48/28"), "app"),
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
            NonCompliant("a closed gateway to models has no endpoint", WithAiGateway("Disabled"), "app"),
            Compliant("a gateway to models is public", WithAiGateway("Enabled")),
            Compliant("the firewall has a rule for the vault", Routed("*.vault.azure.net")),
        ];

    private static TestPlan WithAiGateway(string access) =>
        Example
            .Add("apimanagement:ApiManagementService", "gateway", new { serviceName = "apim", publicNetworkAccess = access })
            .With("app", "siteConfig.appSettings[0].value", "https://apim.azure-api.net/");

    private static TestPlan Public => Example.With("vault", "properties.publicNetworkAccess", "Enabled");

    private static TestPlan WithSignIn(TestPlan plan) => plan.Add("web:WebAppAuthSettingsV2", "sign-in", new { name = "app" });

    /// <summary>The app's subnet may call the ranges only.</summary>
    private static TestPlan Restricted(params string[] ranges) => Ruled(Outbound("allowed", 100, "Allow", "*", ranges));

    /// <summary>A rule for each range.</summary>
    private static TestPlan Apart(params string[] ranges) =>
        Ruled([.. ranges.Select((range, index) => Outbound($"allowed-{index}", 100 + index, "Allow", "*", range))]);

    /// <summary>A rule for each part of the app's subnet.</summary>
    private static TestPlan Sources(params string[] ranges) =>
        Ruled([.. ranges.Select((range, index) => Outbound($"allowed-{index}", 100 + index, "Allow", range, "10.0.0.64/26"))]);

    private static TestPlan Ruled(params object[] rules)
    {
        var plan = Example.Add(
            "network:NetworkSecurityGroup",
            "rules",
            new { securityRules = (object[])[.. rules, Outbound("deny", 4096, "Deny", "*", "*")] }
        );
        return plan.With("network", "subnets[0].networkSecurityGroup", new { id = plan.IdOf("rules") });
    }

    private static object Outbound(string name, int priority, string access, string source, params string[] destinations) =>
        new
        {
            name,
            priority,
            access,
            direction = "Outbound",
            protocol = "*",
            sourceAddressPrefix = source,
            destinationAddressPrefixes = destinations,
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
