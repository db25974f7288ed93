namespace Preflight.Tests.Rules.Ordering;

public sealed class FirewallOrderTests : RuleTests<FirewallOrderTests>, IRuleCases
{
    public static string Rule => "firewall-order";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two groups at the same time", Example.WaitsNot("sign-in-rules", "model-rules"), "model-rules"),
            NonCompliant("the firewall does not wait for a group", Example.WaitsNot("firewall", "sign-in-rules"), "firewall"),
            NonCompliant("the app does not wait for the firewall", Example.WaitsNot("app", "firewall"), "app"),
            Compliant(
                "the app's subnet has no route table",
                Example.WaitsNot("app", "firewall").With("network", "subnets[0].routeTable", null)
            ),
        ];
}
