namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallBypassTests : RuleTests<FirewallBypassTests>, IRuleCases
{
    public static string Rule => "firewall-bypass";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a rule that allows every address",
                Example.With("firewall", "customRules[0].matchConditions[0].matchValues[0]", "0.0.0.0/0"),
                "firewall"
            ),
            NonCompliant(
                "a rule that allows by a header",
                Example
                    .With(
                        "firewall",
                        "customRules[0].matchConditions[0].matchVariables[0]",
                        new { variableName = "RequestHeaders", selector = "X-Key" }
                    )
                    .With("firewall", "customRules[0].matchConditions[0].operator", "Equal"),
                "firewall"
            ),
            Compliant(
                "a rule that allows every address and is off",
                Example
                    .With("firewall", "customRules[0].matchConditions[0].matchValues[0]", "0.0.0.0/0")
                    .With("firewall", "customRules[0].state", "Disabled")
            ),
            NonCompliant(
                "a group that is disabled",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides[0].rules", null),
                "firewall"
            ),
            NonCompliant(
                "a managed rule that allows",
                Example.With("firewall", "managedRules.managedRuleSets[0].ruleGroupOverrides[0].rules[0].action", "Allow"),
                "firewall"
            ),
            NonCompliant(
                "an exclusion of every argument",
                Example.With("firewall", "managedRules.exclusions[0].selectorMatchOperator", "EqualsAny"),
                "firewall"
            ),
            NonCompliant(
                "an exclusion by one letter",
                Example
                    .With("firewall", "managedRules.exclusions[0].selectorMatchOperator", "Contains")
                    .With("firewall", "managedRules.exclusions[0].selector", "e"),
                "firewall"
            ),
            Compliant(
                "an exclusion by the end of a name",
                Example.With("firewall", "managedRules.exclusions[0].selectorMatchOperator", "EndsWith")
            ),
            NonCompliant(
                "an exclusion of everything at Front Door",
                Example.Add(
                    "frontdoor:Policy",
                    "edge",
                    new
                    {
                        managedRules = new
                        {
                            exclusions = new[]
                            {
                                new
                                {
                                    matchVariable = "RequestCookieNames",
                                    selectorMatchOperator = "EqualsAny",
                                    selector = "*",
                                },
                            },
                        },
                    }
                ),
                "edge"
            ),
        ];
}
