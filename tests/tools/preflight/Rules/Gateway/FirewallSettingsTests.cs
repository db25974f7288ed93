namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallSettingsTests : RuleTests<FirewallSettingsTests>, IRuleCases
{
    public static string Rule => "firewall-settings";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a status that Azure does not know",
                Example.With("firewall", "policySettings.customBlockResponseStatusCode", 404),
                "firewall"
            ),
            Compliant("a status of its own", Example.With("firewall", "policySettings.customBlockResponseStatusCode", 990)),
            NonCompliant("a gateway in another region", Example.With("gateway", "location", "westeurope"), "firewall"),
            Compliant("a region in another spelling", Example.With("gateway", "location", "Sweden Central")),
            Compliant("a region that is not known yet", Example.With("gateway", "location", "[unknown]")),
        ];
}
