namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallCustomRulesTests : RuleTests<FirewallCustomRulesTests>, IRuleCases
{
    public static string Rule => "firewall-custom-rules";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two rules with one priority", Example.With("firewall", "customRules[1].priority", 10), "firewall"),
            NonCompliant("two rules with one name", Example.With("firewall", "customRules[1].name", "ratelimit"), "firewall"),
            NonCompliant("a rule without a priority", Example.With("firewall", "customRules[1].priority", null), "firewall"),
            NonCompliant(
                "a rate limit without a threshold",
                Example.With("firewall", "customRules[0].rateLimitThreshold", null),
                "firewall"
            ),
            NonCompliant("a rate limit without a duration", Example.With("firewall", "customRules[0].rateLimitDuration", null), "firewall"),
            NonCompliant("a rate limit of an hour", Example.With("firewall", "customRules[0].rateLimitDuration", "OneHour"), "firewall"),
            NonCompliant("a rate limit without a group", Example.With("firewall", "customRules[0].groupByUserSession", null), "firewall"),
            NonCompliant(
                "a rule without a condition",
                Example.With("firewall", "customRules[1].matchConditions", Array.Empty<object>()),
                "firewall"
            ),
            NonCompliant(
                "a condition without a value",
                Example.With("firewall", "customRules[1].matchConditions[0].matchValues", Array.Empty<string>()),
                "firewall"
            ),
            NonCompliant(
                "a country that does not exist",
                Example.With("firewall", "customRules[1].matchConditions[0].matchValues[0]", "UK"),
                "firewall"
            ),
            NonCompliant(
                "a path compared with countries",
                Example.With("firewall", "customRules[1].matchConditions[0].matchVariables[0].variableName", "RequestUri"),
                "firewall"
            ),
            NonCompliant("a name compared with addresses", Address("contoso.com"), "firewall"),
            Compliant("a single address", Address("192.0.2.1")),
            Compliant("a range with host bits", Address("192.0.2.1/24")),
            Compliant("a range of IPv6", Address("2001:db8::/32")),
            NonCompliant("a rule that blocks every address", Address("0.0.0.0/0"), "firewall"),
            NonCompliant("a pattern that does not compile", Pattern("/admin(.*"), "firewall"),
            Compliant("a pattern that compiles", Pattern("^/admin")),
            NonCompliant(
                "a rate limit that holds for no request",
                Example.With("firewall", "customRules[0].matchConditions[0].negationConditon", true),
                "firewall"
            ),
            Compliant(
                "a condition for other countries",
                Example.With("firewall", "customRules[1].matchConditions[0].negationConditon", true)
            ),
            Compliant(
                "a value that is not known yet",
                Example.With("firewall", "customRules[1].matchConditions[0].matchValues[0]", "[unknown]")
            ),
        ];

    private static TestPlan Address(string value) => Comparing("RemoteAddr", "IPMatch", value);

    private static TestPlan Pattern(string value) => Comparing("RequestUri", "Regex", value);

    private static TestPlan Comparing(string variable, string with, string value) =>
        Example.With(
            "firewall",
            "customRules[1].matchConditions[0]",
            new
            {
                matchVariables = new[] { new { variableName = variable } },
                @operator = with,
                matchValues = new[] { value },
            }
        );
}
