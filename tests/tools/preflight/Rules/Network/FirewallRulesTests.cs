namespace Preflight.Tests.Rules.Network;

public sealed class FirewallRulesTests : RuleTests<FirewallRulesTests>, IRuleCases
{
    public static string Rule => "firewall-rules";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no host", Example.With("sign-in-rules", $"{Rule0}.targetFqdns", Array.Empty<string>()), "sign-in-rules"),
            NonCompliant("every host", Example.With("sign-in-rules", $"{Rule0}.targetFqdns[0]", "*"), "sign-in-rules"),
            NonCompliant("no rule type", Example.With("sign-in-rules", $"{Rule0}.ruleType", null), "sign-in-rules"),
            NonCompliant(
                "a source outside the network",
                Example.With("sign-in-rules", $"{Rule0}.sourceAddresses[0]", "10.9.0.0/24"),
                "sign-in-rules"
            ),
            Compliant("a tag instead of hosts", Tag),
        ];

    private const string Rule0 = "ruleCollections[0].rules[0]";

    private static TestPlan Tag =>
        Example.With("sign-in-rules", $"{Rule0}.targetFqdns", null).With("sign-in-rules", $"{Rule0}.fqdnTags", new[] { "WindowsUpdate" });
}
