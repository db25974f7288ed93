namespace Preflight.Tests.Rules.Network;

public sealed class FirewallRulesTests : RuleTests<FirewallRulesTests>, IRuleCases
{
    public static string Rule => "firewall-rules";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no host", Example.With("sign-in-rules", $"{First}.targetFqdns", Array.Empty<string>()), "sign-in-rules"),
            NonCompliant("every host", Example.With("sign-in-rules", $"{First}.targetFqdns[0]", "*"), "sign-in-rules"),
            NonCompliant("no rule type", Example.With("sign-in-rules", $"{First}.ruleType", null), "sign-in-rules"),
            NonCompliant(
                "a source outside the network",
                Example.With("sign-in-rules", $"{First}.sourceAddresses[0]", "10.9.0.0/24"),
                "sign-in-rules"
            ),
            Compliant("a tag instead of hosts", Tag),
            NonCompliant("hosts and a tag", Example.With("sign-in-rules", $"{First}.fqdnTags", new[] { "WindowsUpdate" }), "sign-in-rules"),
            NonCompliant(
                "URLs and a tag",
                Tag.With("sign-in-rules", $"{First}.targetUrls", new[] { "www.contoso.com/a" }),
                "sign-in-rules"
            ),
            NonCompliant("two groups of one priority", Groups(1000), "more-rules"),
            Compliant("two groups of two priorities", Groups(1100)),
            NonCompliant("the source is the firewall's own subnet", From("AzureFirewallSubnet"), "sign-in-rules"),
            NonCompliant("the source is the subnet of Bastion", From("AzureBastionSubnet"), "sign-in-rules"),
            Compliant("the source is a gateway's subnet", From("GatewaySubnet")),
            NonCompliant(
                "a whole top-level domain",
                Example.With("sign-in-rules", First + ".targetFqdns", new[] { "*.com" }),
                "sign-in-rules"
            ),
            NonCompliant("half of the internet", Network("0.0.0.0/1"), "sign-in-rules"),
            NonCompliant("all of Azure", Network("AzureCloud"), "sign-in-rules"),
            Compliant("a service tag", Network("AzureMonitor")),
            Compliant(
                "every host is denied",
                Example
                    .With("sign-in-rules", First + ".targetFqdns", new[] { "*" })
                    .With("sign-in-rules", "ruleCollections[0].action", new { type = "Deny" })
            ),
            NonCompliant(
                "one priority twice",
                Example
                    .With("sign-in-rules", "ruleCollections[0].priority", 100)
                    .With("sign-in-rules", "ruleCollections[1]", new { name = "b", priority = 100 }),
                "sign-in-rules"
            ),
            NonCompliant("SSH is translated", Translated("22"), "sign-in-rules"),
        ];

    private const string First = "ruleCollections[0].rules[0]";

    private static TestPlan From(string subnet) => Example.With("network", "subnets[0].name", subnet);

    private static TestPlan Groups(int second) =>
        Example
            .Copy("sign-in-rules", "more-rules")
            .With("sign-in-rules", "priority", 1000)
            .With("more-rules", "ruleCollectionGroupName", "more-rules")
            .With("more-rules", "priority", second);

    private static TestPlan Tag =>
        Example.With("sign-in-rules", $"{First}.targetFqdns", null).With("sign-in-rules", $"{First}.fqdnTags", new[] { "WindowsUpdate" });

    private static TestPlan Network(string destination) =>
        Example.With(
            "sign-in-rules",
            First,
            new
            {
                name = "a",
                ruleType = "NetworkRule",
                sourceAddresses = new[] { "10.0.0.0/26" },
                destinationAddresses = new[] { destination },
            }
        );

    private static TestPlan Translated(string port) =>
        Example.With(
            "sign-in-rules",
            First,
            new
            {
                name = "a",
                ruleType = "NatRule",
                sourceAddresses = new[] { "*" },
                destinationPorts = new[] { port },
                translatedAddress = "10.0.0.7",
            }
        );
}
