namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallFalsePositivesTests : RuleTests<FirewallFalsePositivesTests>, IRuleCases
{
    public static string Rule => "firewall-false-positives";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the chat text is inspected", Example.With("firewall", "managedRules.exclusions[0]", null), "firewall"),
            NonCompliant("the code of the sign-in is inspected", Example.With("firewall", "managedRules.exclusions[1]", null), "firewall"),
            NonCompliant("the token of the sign-in is inspected", Example.With("firewall", "managedRules.exclusions[2]", null), "firewall"),
            NonCompliant(
                "the cookie of the sign-in is inspected",
                Example.With("firewall", "managedRules.exclusions[4]", null),
                "firewall"
            ),
            NonCompliant("no exclusions", Example.With("firewall", "managedRules.exclusions", null), "firewall", "firewall"),
            Compliant(
                "a firewall that only records",
                Example.With("firewall", "managedRules.exclusions", null).With("firewall", "policySettings.mode", "Detection")
            ),
            Compliant(
                "a site without sign-in and without a model",
                Example.With("firewall", "managedRules.exclusions", null).Without("app-sign-in").With("app", "siteConfig.appSettings", null)
            ),
            Compliant(
                "a site that is not behind the gateway",
                Example
                    .With("firewall", "managedRules.exclusions", null)
                    .With("gateway", "backendAddressPools[0].backendAddresses[0].fqdn", "other.example.net")
            ),
            Compliant(
                "rules that are off",
                Example
                    .With("firewall", "managedRules.exclusions[1]", null)
                    .With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides", RulesOff)
            ),
            NonCompliant(
                "a body limit below a conversation",
                Example.With("firewall", "policySettings.maxRequestBodySizeInKb", 8),
                "firewall"
            ),
            NonCompliant("a rule that blocks the callback", Blocking("/."), "firewall"),
            Compliant("a rule that blocks another path", Blocking("/admin")),
            Compliant("development", Example.With("firewall", "managedRules.exclusions", null).InDevelopment()),
        ];

    private static object RulesOff =>
        new[] { new { ruleGroupName = "MS-ThreatIntel-SQLI", rules = new[] { new { ruleId = "99031002", state = "Disabled" } } } };

    private static TestPlan Blocking(string path) =>
        Example.With(
            "firewall",
            "customRules",
            new[]
            {
                new
                {
                    name = "Block",
                    action = "Block",
                    matchConditions = new[]
                    {
                        new
                        {
                            matchVariables = new[] { new { variableName = "RequestUri" } },
                            @operator = "BeginsWith",
                            matchValues = new[] { path },
                        },
                    },
                },
            }
        );
}
