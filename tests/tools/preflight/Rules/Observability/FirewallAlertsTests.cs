namespace Preflight.Tests.Rules.Observability;

public sealed class FirewallAlertsTests : RuleTests<FirewallAlertsTests>, IRuleCases
{
    public static string Rule => "firewall-alerts";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no alert on latency", Example.Without("egress-latency"), "egress"),
            NonCompliant("an alert that is off", Example.With("egress-ports", "enabled", false), "egress"),
            NonCompliant("no alert", new TestPlan().Add("network:AzureFirewall", "egress"), "egress", "egress", "egress"),
            Compliant("no alert in test", Example.Without("egress-latency").InTest()),
            Compliant("an alert on all firewalls of the group", Example.With("egress-latency", "scopes[0]", TestPlan.Group)),
        ];
}
