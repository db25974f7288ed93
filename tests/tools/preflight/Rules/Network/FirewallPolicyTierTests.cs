namespace Preflight.Tests.Rules.Network;

public sealed class FirewallPolicyTierTests : RuleTests<FirewallPolicyTierTests>, IRuleCases
{
    public static string Rule => "firewall-policy";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no policy", Example.With("firewall", "firewallPolicy", null), "firewall"),
            Compliant(
                "rules of its own",
                Example.With("firewall", "firewallPolicy", null).With("firewall", "networkRuleCollections", new[] { new { name = "a" } })
            ),
            NonCompliant("a Basic firewall with a Standard policy", Example.With("firewall", "sku.tier", "Basic"), "firewall", "policy"),
            NonCompliant(
                "a Standard firewall with a Premium policy",
                Example.With("policy", "sku.tier", "Premium").With("policy", "intrusionDetection", new { mode = "Deny" }),
                "firewall",
                "policy"
            ),
            Compliant("a Premium firewall with a Standard policy", Example.With("firewall", "sku.tier", "Premium")),
            Compliant(
                "a policy of the platform team",
                Example.With(
                    "firewall",
                    "firewallPolicy.id",
                    "/subscriptions/x/resourceGroups/hub/providers/Microsoft.Network/firewallPolicies/p"
                )
            ),
            NonCompliant(
                "intrusion detection of a Standard policy",
                Example.With("policy", "intrusionDetection", new { mode = "Alert" }),
                "policy"
            ),
            NonCompliant(
                "TLS inspection of a Standard policy",
                Example.With("policy", "transportSecurity", new { certificateAuthority = new { name = "ca" } }),
                "policy"
            ),
            NonCompliant("a Premium policy without intrusion detection", Premium, "policy"),
            NonCompliant("a Basic policy with a DNS proxy", Basic.With("policy", "dnsSettings", new { enableProxy = true }), "policy"),
            Compliant("a Basic firewall with a Basic policy", Basic),
            NonCompliant("a Basic policy that denies known attackers", Basic.With("policy", "threatIntelMode", "Deny"), "policy"),
            NonCompliant(
                "a policy below one of a higher tier",
                Example
                    .Add(
                        "network:FirewallPolicy",
                        "base",
                        new { sku = new { tier = "Premium" }, intrusionDetection = new { mode = "Deny" } }
                    )
                    .With("policy", "basePolicy", new { id = Example.IdOf("policy").Replace("/policy", "/base") }),
                "policy"
            ),
            NonCompliant(
                "a host in a network rule without DNS proxy",
                WithRule(
                    new
                    {
                        name = "time",
                        ruleType = "NetworkRule",
                        destinationFqdns = new[] { "time.windows.com" },
                    }
                ),
                "rules"
            ),
            Compliant(
                "a host in a network rule with DNS proxy",
                WithRule(
                        new
                        {
                            name = "time",
                            ruleType = "NetworkRule",
                            destinationFqdns = new[] { "time.windows.com" },
                        }
                    )
                    .With("policy", "dnsSettings", new { enableProxy = true })
            ),
            NonCompliant(
                "a URL in a rule of a Standard policy",
                WithRule(
                    new
                    {
                        name = "url",
                        ruleType = "ApplicationRule",
                        targetUrls = new[] { "contoso.com/a" },
                    }
                ),
                "rules"
            ),
            NonCompliant(
                "a policy and classic rules",
                Example.With("firewall", "networkRuleCollections", new[] { new { name = "a" } }),
                "firewall"
            ),
            NonCompliant(
                "no address is translated",
                Example.With("policy", "snat", new { privateRanges = new[] { "0.0.0.0/0" } }),
                "policy"
            ),
        ];

    private static TestPlan Premium => Example.With("policy", "sku.tier", "Premium").With("firewall", "sku.tier", "Premium");

    private static TestPlan Basic =>
        Example.With("policy", "sku.tier", "Basic").With("firewall", "sku.tier", "Basic").With("policy", "threatIntelMode", "Alert");

    private static TestPlan WithRule(object rule) =>
        Example.Add(
            "network:FirewallPolicyRuleCollectionGroup",
            "rules",
            new { firewallPolicyName = "policy", ruleCollections = new[] { new { name = "a", rules = new[] { rule } } } }
        );
}
