namespace Preflight.Tests.Rules.Network;

public sealed class ThreatIntelligenceTests : RuleTests<ThreatIntelligenceTests>, IRuleCases
{
    public static string Rule => "threat-intelligence";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("alerts only", Example.With("policy", "threatIntelMode", "Alert"), "policy"),
            NonCompliant("the default alerts only", Example.With("policy", "threatIntelMode", null), "policy"),
            NonCompliant(
                "every address is excepted",
                Example.With("policy", "threatIntelWhitelist", new { ipAddresses = new[] { "0.0.0.0/0" } }),
                "policy"
            ),
            Compliant(
                "one address is excepted",
                Example.With("policy", "threatIntelWhitelist", new { ipAddresses = new[] { "203.0.113.9" } })
            ),
            NonCompliant(
                "a firewall without policy",
                Example.Add("network:AzureFirewall", "firewall", new { threatIntelMode = "Off" }),
                "firewall"
            ),
        ];
}
