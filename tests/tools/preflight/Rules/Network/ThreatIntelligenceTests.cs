namespace Preflight.Tests.Rules.Network;

public sealed class ThreatIntelligenceTests : RuleTests<ThreatIntelligenceTests>, IRuleCases
{
    public static string Rule => "threat-intelligence";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("alerts only", Example.With("policy", "threatIntelMode", "Alert"), "policy"),
            NonCompliant("the default alerts only", Example.With("policy", "threatIntelMode", null), "policy"),
        ];
}
