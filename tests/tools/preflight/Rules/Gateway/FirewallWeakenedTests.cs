namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallWeakenedTests : RuleTests<FirewallWeakenedTests>, IRuleCases
{
    public static string Rule => "firewall-weakened";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("bodies without a limit", Example.With("firewall", "policySettings.requestBodyEnforcement", false), "firewall"),
            NonCompliant("uploads without a limit", Example.With("firewall", "policySettings.fileUploadEnforcement", false), "firewall"),
            NonCompliant(
                "a body that is read in part",
                Example.With("firewall", "policySettings.requestBodyInspectLimitInKB", 8),
                "firewall"
            ),
            NonCompliant(
                "a blocked request that succeeds",
                Example.With("firewall", "policySettings.customBlockResponseStatusCode", 200),
                "firewall"
            ),
            NonCompliant(
                "a rule set with a successor",
                Example.With("firewall", "managedRules.managedRuleSets[0]", new { ruleSetType = "OWASP", ruleSetVersion = "3.2" }),
                "firewall"
            ),
            NonCompliant(
                "a rule that is off",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("942100", "Disabled", "Block")),
                "firewall"
            ),
            NonCompliant(
                "a rule that only logs",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("942100", "Enabled", "Log")),
                "firewall"
            ),
            Compliant(
                "a rule that blocks by itself",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("942100", "Enabled", "Block"))
            ),
            Compliant(
                "a rule that a newer one replaces",
                Example
                    .With("firewall", "managedRules.managedRuleSets[0].ruleSetVersion", "2.1")
                    .With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", Override("942440", "Disabled", "Block"))
            ),
            NonCompliant(
                "an exclusion for every rule",
                Example.With("firewall", "managedRules.exclusions[0].exclusionManagedRuleSets", null),
                "firewall"
            ),
            NonCompliant(
                "an exclusion for every rule of a set",
                Example.With("firewall", "managedRules.exclusions[0].exclusionManagedRuleSets[0].ruleGroups", null),
                "firewall"
            ),
            NonCompliant(
                "a rule that allows",
                Example.With("firewall", "customRules[1]", new { name = "Office", action = "Allow" }),
                "firewall"
            ),
            NonCompliant("a rate limit that only logs", Example.With("firewall", "customRules[0].action", "Log"), "firewall"),
            NonCompliant(
                "a rate limit that all clients share",
                Example.With("firewall", "customRules[0].groupByUserSession[0].groupByVariables[0].variableName", "None"),
                "firewall"
            ),
            NonCompliant(
                "a rate limit that one page exceeds",
                Example.With("firewall", "customRules[0].rateLimitThreshold", 3),
                "firewall"
            ),
            NonCompliant(
                "a rate limit that is never reached",
                Example.With("firewall", "customRules[0].rateLimitThreshold", 10000000),
                "firewall"
            ),
            Compliant(
                "a rate limit of five minutes",
                Example
                    .With("firewall", "customRules[0].rateLimitThreshold", 1500)
                    .With("firewall", "customRules[0].rateLimitDuration", "FiveMins")
            ),
            NonCompliant("a policy that is attached to nothing", Example.Without("gateway"), "firewall"),
            Compliant(
                "a policy of a listener",
                Example
                    .With("gateway", "firewallPolicy", null)
                    .With(
                        "gateway",
                        "httpListeners",
                        new[] { new { name = "https", firewallPolicy = new { id = Example.IdOf("firewall") } } }
                    )
            ),
            Compliant("development", Example.Without("gateway").InDevelopment()),
            NonCompliant(
                "an exclusion for rules about the form of a request",
                Example.With(
                    "firewall",
                    "managedRules.exclusions[0].exclusionManagedRuleSets[0].ruleGroups[0].ruleGroupName",
                    "PROTOCOL-ATTACK"
                ),
                "firewall"
            ),
        ];

    private static object Override(string rule, string state, string action) =>
        new[]
        {
            new
            {
                ruleGroupName = "SQLI",
                rules = new[]
                {
                    new
                    {
                        ruleId = rule,
                        state,
                        action,
                    },
                },
            },
        };
}
