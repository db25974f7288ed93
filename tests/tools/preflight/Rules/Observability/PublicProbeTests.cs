namespace Preflight.Tests.Rules.Observability;

public sealed class PublicProbeTests : RuleTests<PublicProbeTests>, IRuleCases
{
    public static string Rule => "availability-test";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no test", Example.Without("availability"), "gateway"),
            NonCompliant("a test that is off", Example.With("availability", "enabled", false), "gateway"),
            NonCompliant("four locations", Example.With("availability", "locations[4]", null), "availability"),
            NonCompliant("no component", Example.With("availability", "tags", null), "availability"),
            NonCompliant(
                "a component that does not exist",
                Example.Without("insights").With("availability", "resourceGroupName", "group"),
                "availability"
            ),
            NonCompliant("the test does not wait for the component", Example.WaitsNot("availability", "insights"), "availability"),
            Compliant(
                "a private gateway",
                Example.Without("availability").With("gateway", "frontendIPConfigurations[0].publicIPAddress", null)
            ),
            Compliant("no test in test", Example.Without("availability").InTest()),
        ];
}
