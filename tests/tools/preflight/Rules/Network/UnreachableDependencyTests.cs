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
            NonCompliant("sign-in cannot be reached", WithSignIn(Restricted("10.0.0.64/26")), "app"),
            Compliant("the app's subnet allows the endpoint", Restricted("10.0.0.64/26")),
            Compliant("sign-in can be reached", WithSignIn(Example)),
            Compliant("the vault is public", Public.Without("vault-endpoint")),
            Compliant(
                "the service is outside the stack",
                Example.With("app", "siteConfig.appSettings[0].value", "https://other.vault.azure.net")
            ),
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
}
