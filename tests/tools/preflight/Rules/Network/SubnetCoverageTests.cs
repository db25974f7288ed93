namespace Preflight.Tests.Rules.Network;

public sealed class SubnetCoverageTests : RuleTests<SubnetCoverageTests>, IRuleCases
{
    public static string Rule => "subnet-coverage";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the lower half of a subnet", From("10.0.0.0/27"), "endpoints-rules"),
            NonCompliant("a range without a subnet", From("10.0.3.0/24"), "endpoints-rules"),
            NonCompliant("three quarters of a subnet", From("10.0.0.0/27", "10.0.0.48/28"), "endpoints-rules"),
            Compliant("two halves in a list", From("10.0.0.32/27", "10.0.0.0/27")),
            Compliant("two halves in two rules", Second("443")),
            NonCompliant("two halves for different ports", Second("80"), "endpoints-rules", "endpoints-rules"),
            Compliant("a range that holds the subnet", From("10.0.0.0/24")),
            Compliant("one address", From("10.0.0.7")),
            Compliant("a range of another network", From("10.7.0.0/27")),
            NonCompliant("a part as the destination", Rules("destinationAddressPrefix", "10.0.0.0/28"), "endpoints-rules"),
            Compliant("a part that is denied", From("10.0.0.0/27").With("endpoints-rules", "securityRules[0].access", "Deny")),
            NonCompliant("a part as the source of a firewall rule", Firewall("10.0.0.0/27"), "egress-rules"),
            Compliant("two halves as the sources of a firewall rule", Firewall("10.0.0.0/27", "10.0.0.32/27")),
            Compliant("the first and the last address", Firewall("10.0.0.0-10.0.0.63")),
            NonCompliant("a last address too low", Firewall("10.0.0.0-10.0.0.47"), "egress-rules"),
        ];

    private static TestPlan From(params string[] ranges) => Rules("sourceAddressPrefix", null).With(Group, Sources, ranges);

    private static TestPlan Rules(string property, string? range) => Example.With(Group, $"securityRules[0].{property}", range);

    /// <summary>One rule for each half of the subnet.</summary>
    private static TestPlan Second(string port) =>
        From("10.0.0.0/27")
            .With(
                Group,
                "securityRules[1]",
                new
                {
                    name = "other",
                    direction = "Inbound",
                    access = "Allow",
                    priority = 110,
                    protocol = "Tcp",
                    sourceAddressPrefix = "10.0.0.32/27",
                    destinationAddressPrefix = "*",
                    destinationPortRange = port,
                }
            );

    private static TestPlan Firewall(params string[] sources) =>
        Example.Add(
            "network:FirewallPolicyRuleCollectionGroup",
            "egress-rules",
            new
            {
                firewallPolicyName = "policy",
                ruleCollections = new[]
                {
                    new
                    {
                        name = "allowed",
                        priority = 100,
                        action = new { type = "Allow" },
                        rules = new[]
                        {
                            new
                            {
                                name = "sign-in",
                                ruleType = "ApplicationRule",
                                sourceAddresses = sources,
                                targetFqdns = new[] { "login.microsoftonline.com" },
                            },
                        },
                    },
                },
            }
        );

    private const string Group = "endpoints-rules";
    private const string Sources = "securityRules[0].sourceAddressPrefixes";
}
