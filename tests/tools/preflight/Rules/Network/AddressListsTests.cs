namespace Preflight.Tests.Rules.Network;

public sealed class AddressListsTests : RuleTests<AddressListsTests>, IRuleCases
{
    public static string Rule => "address-list";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("every address", Example.With("vault", Vault, "0.0.0.0/0"), "vault"),
            NonCompliant("half of the internet", Example.With("vault", Vault, "128.0.0.0/1"), "vault"),
            NonCompliant("a private range", Example.With("vault", Vault, "10.1.0.0/16"), "vault"),
            NonCompliant("no address", Example.With("vault", Vault, "office"), "vault"),
            Compliant("a range", Example.With("vault", Vault, "203.0.113.0/28")),
            Compliant("a list that is not known yet", Example.With("vault", Vault, "[unknown]")),
            Compliant("one address with its prefix", Example.With("vault", Vault, "203.0.113.10/32")),
            NonCompliant(
                "one address with its prefix in storage",
                Example.Add("storage:StorageAccount", "store", Store("203.0.113.10/32")),
                "store"
            ),
            Compliant("one address in storage", Example.Add("storage:StorageAccount", "store", Store("203.0.113.10"))),
            NonCompliant("a site admits every address", Example.With("app", Site + ".ipAddress", "0.0.0.0/0"), "app"),
            Compliant("a site admits a private range", Example.With("app", Site + ".ipAddress", "10.1.0.0/16")),
            NonCompliant("a site admits every Azure customer", Example.With("app", Site, Tag("AzureCloud")), "app"),
            NonCompliant("a site admits every Front Door", Example.With("app", Site, Tag("AzureFrontDoor.Backend")), "app"),
            Compliant("a site admits one service", Example.With("app", Site, Tag("ApiManagement"))),
            NonCompliant("a deny rule comes first", Example.With("app", "siteConfig.ipSecurityRestrictions[1]", Deny(50)), "app"),
            Compliant("a deny rule stands at the end", Example.With("app", "siteConfig.ipSecurityRestrictions[1]", Deny(500))),
            NonCompliant("a database admits every address", Span("0.0.0.0", "255.255.255.255"), "database"),
            NonCompliant("a database admits every Azure customer", Span("0.0.0.0", "0.0.0.0"), "database"),
            NonCompliant("a range of a database ends before it begins", Span("203.0.113.9", "203.0.113.1"), "database"),
            Compliant("a database admits one office", Span("203.0.113.1", "203.0.113.9")),
        ];

    private const string Vault = "properties.networkAcls.ipRules[0].value";
    private const string Site = "siteConfig.ipSecurityRestrictions[0]";

    private static object Store(string range) => new { networkRuleSet = new { ipRules = new[] { new { iPAddressOrRange = range } } } };

    private static object Tag(string tag) =>
        new
        {
            name = "service",
            action = "Allow",
            ipAddress = tag,
            tag = "ServiceTag",
            priority = 100,
        };

    private static object Deny(int priority) =>
        new
        {
            name = "rest",
            action = "Deny",
            ipAddress = "Any",
            priority,
        };

    [Theory]
    [InlineData("synapse:IpFirewallRule", "startIpAddress", "endIpAddress")]
    [InlineData("redis:FirewallRule", "startIP", "endIP")]
    [InlineData("dbforpostgresql:FirewallRule", "startIpAddress", "endIpAddress")]
    public void Every_kind_of_firewall_rule_is_read(string type, string first, string last)
    {
        var rule = Example.Add(
            type,
            "rule",
            new Dictionary<string, object>
            {
                [first] = "0.0.0.0",
                [last] = "255.255.255.255",
                ["workspaceName"] = "w",
                ["cacheName"] = "c",
                ["serverName"] = "s",
            }
        );

        Assert.Equal(["rule"], rule.Found(Rule));
    }

    private static TestPlan Span(string first, string last) =>
        Example.Add(
            "sql:FirewallRule",
            "database",
            new
            {
                serverName = "server",
                startIpAddress = first,
                endIpAddress = last,
            }
        );
}
