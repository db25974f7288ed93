namespace Preflight.Tests.Rules.Capacity;

public sealed class GatewayCapacityTests : RuleTests<GatewayCapacityTests>, IRuleCases
{
    public static string Rule => "gateway-capacity";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("one instance", Example.With("gateway", "autoscaleConfiguration.minCapacity", 1), "gateway"),
            NonCompliant("no room to grow", Example.With("gateway", "autoscaleConfiguration.maxCapacity", 2), "gateway"),
            Compliant("a maximum that Azure chooses", Example.With("gateway", "autoscaleConfiguration.maxCapacity", null)),
            NonCompliant("no autoscale", Example.With("gateway", "autoscaleConfiguration", null), "gateway"),
            Compliant("one instance in test", Example.With("gateway", "autoscaleConfiguration.minCapacity", 1).InTest()),
        ];
}
