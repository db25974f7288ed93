namespace Preflight.Tests.Rules.Network;

public sealed class ShadowedRulesTests : RuleTests<ShadowedRulesTests>, IRuleCases
{
    public static string Rule => "shadowed-rule";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the final deny comes first", With("securityRules[1].priority", 99), "app-rules"),
            NonCompliant("a deny of a larger range comes first", Denying("10.0.0.0/24"), "app-rules"),
            Compliant("a deny of a part comes first", Denying("10.0.0.0/27")),
            NonCompliant(
                "a deny of two halves comes first",
                Denying(null).With("app-rules", "securityRules[1].sourceAddressPrefixes", new[] { "10.0.0.0/27", "10.0.0.32/27" }),
                "app-rules"
            ),
            NonCompliant("a deny of more ports comes first", Denying("*").With("app-rules", Ports, "1-1024"), "app-rules"),
            Compliant("a deny of other ports comes first", Denying("*").With("app-rules", Ports, "22")),
            Compliant("the deny is of the other direction", Denying("*").With("app-rules", "securityRules[1].direction", "Inbound")),
            Compliant("the earlier rule allows as well", Denying("*").With("app-rules", "securityRules[1].access", "Allow")),
            Compliant("the deny is for another protocol", Denying("*").With("app-rules", "securityRules[1].protocol", "Udp")),
        ];

    private const string Ports = "securityRules[1].destinationPortRange";

    private static TestPlan With(string path, object? value) => Example.With("app-rules", path, value);

    private static TestPlan Denying(string? source) =>
        source == "*" ? First : First.With("app-rules", "securityRules[1].sourceAddressPrefix", source);

    private static TestPlan First => With("securityRules[1].priority", 99);
}
