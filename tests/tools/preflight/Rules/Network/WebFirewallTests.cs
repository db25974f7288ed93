namespace Preflight.Tests.Rules.Network;

public sealed class WebFirewallTests : RuleTests<WebFirewallTests>, IRuleCases
{
    public static string Rule => "web-firewall";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no gateway", Example.Without("gateway"), "app"),
            NonCompliant("a gateway without a firewall", Example.With("gateway", "sku.tier", "Standard_v2"), "gateway"),
            NonCompliant("a gateway without a policy", Example.With("gateway", "firewallPolicy", null), "gateway"),
            NonCompliant("a disabled policy", Example.With("firewall", "policySettings.state", "Disabled"), "firewall"),
            NonCompliant("detection mode", Example.With("firewall", "policySettings.mode", "Detection"), "firewall"),
            NonCompliant("the body is not inspected", Example.With("firewall", "policySettings.requestBodyCheck", false), "firewall"),
            NonCompliant("an old rule set", Example.With("firewall", "managedRules.managedRuleSets[0].ruleSetVersion", "2.0"), "firewall"),
            NonCompliant("no bot rule set", Example.With("firewall", "managedRules.managedRuleSets[1]", null), "firewall"),
            NonCompliant("a rate limit that only logs", Example.With("firewall", "customRules[0].action", "Log"), "firewall"),
            NonCompliant(
                "the configuration before policies",
                Example.With("gateway", "webApplicationFirewallConfiguration", new { enabled = true }),
                "gateway"
            ),
            NonCompliant(
                "detection mode at Front Door",
                Example.Add("frontdoor:Policy", "edge", new { policySettings = new { enabledState = "Enabled", mode = "Detection" } }),
                "edge"
            ),
            Compliant("no gateway in test", Example.Without("gateway").InTest()),
            NonCompliant(
                "no rules and no body at Front Door",
                Example.Add(
                    "frontdoor:Policy",
                    "edge",
                    new
                    {
                        sku = new { name = "Premium_AzureFrontDoor" },
                        policySettings = new
                        {
                            enabledState = "Enabled",
                            mode = "Prevention",
                            requestBodyCheck = "Disabled",
                        },
                    }
                ),
                "edge",
                "edge"
            ),
        ];
}
