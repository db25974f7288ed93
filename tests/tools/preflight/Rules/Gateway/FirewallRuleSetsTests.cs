namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallRuleSetsTests : RuleTests<FirewallRuleSetsTests>, IRuleCases
{
    public static string Rule => "firewall-rule-sets";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a set that does not exist",
                Example
                    .With("firewall", "managedRules.managedRuleSets[0].ruleSetVersion", "3.3")
                    .With("firewall", "managedRules.exclusions", null),
                "firewall"
            ),
            NonCompliant("a retired set", Example.With("firewall", "managedRules.managedRuleSets[1].ruleSetVersion", "0.1"), "firewall"),
            NonCompliant(
                "two base sets",
                Example.With("firewall", "managedRules.managedRuleSets[2]", new { ruleSetType = "OWASP", ruleSetVersion = "3.2" }),
                "firewall"
            ),
            NonCompliant(
                "an override of a group that is not in the set",
                Example.With(
                    "firewall",
                    "managedRules.managedRuleSets[0].ruleGroupOverrides",
                    new[] { new { ruleGroupName = "REQUEST-913-SCANNER-DETECTION" } }
                ),
                "firewall"
            ),
            NonCompliant(
                "an override of a rule in another group",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("XSS", "942200")),
                "firewall"
            ),
            Compliant(
                "an override of a rule in its group",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("SQLI", "942200"))
            ),
            Compliant(
                "an override of a rule of threat intelligence",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("MS-ThreatIntel-SQLI", "99031002"))
            ),
            NonCompliant(
                "an exclusion for a set that the policy does not have",
                Example.With("firewall", "managedRules.exclusions[0].exclusionManagedRuleSets[0].ruleSetVersion", "2.1"),
                "firewall"
            ),
            NonCompliant(
                "an exclusion for a group of another set",
                Example.With(
                    "firewall",
                    "managedRules.exclusions[0].exclusionManagedRuleSets[0].ruleGroups[0].ruleGroupName",
                    "REQUEST-942-APPLICATION-ATTACK-SQLI"
                ),
                "firewall"
            ),
            NonCompliant(
                "an exclusion for a rule in another group",
                Example.With("firewall", "managedRules.exclusions[0].exclusionManagedRuleSets[0].ruleGroups[0].ruleGroupName", "XSS"),
                "firewall"
            ),
            NonCompliant(
                "an exclusion without a selector",
                Example.With("firewall", "managedRules.exclusions[0].selector", ""),
                "firewall"
            ),
            Compliant(
                "a set that is not known yet",
                Example
                    .With("firewall", "managedRules.managedRuleSets[0].ruleSetVersion", "[unknown]")
                    .With("firewall", "managedRules.exclusions", null)
            ),
            Compliant(
                "the set before",
                Example
                    .With("firewall", "managedRules.managedRuleSets[0].ruleSetVersion", "2.1")
                    .With("firewall", "managedRules.exclusions[0].exclusionManagedRuleSets[0].ruleSetVersion", "2.1")
            ),
            NonCompliant(
                "a set of Front Door at an application gateway",
                Example
                    .With("firewall", "managedRules.managedRuleSets[0].ruleSetVersion", "2.0")
                    .With("firewall", "managedRules.exclusions", null),
                "firewall"
            ),
            Compliant(
                "a set of Front Door at Front Door",
                Example.Add(
                    "frontdoor:Policy",
                    "edge",
                    new
                    {
                        managedRules = new
                        {
                            managedRuleSets = new[] { new { ruleSetType = "Microsoft_DefaultRuleSet", ruleSetVersion = "2.0" } },
                        },
                    }
                )
            ),
        ];

    private static object Override(string group, string rule) =>
        new[] { new { ruleGroupName = group, rules = new[] { new { ruleId = rule, state = "Enabled" } } } };
}
