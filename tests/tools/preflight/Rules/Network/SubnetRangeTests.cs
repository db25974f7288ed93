namespace Preflight.Tests.Rules.Network;

public sealed class SubnetRangeTests : RuleTests<SubnetRangeTests>, IRuleCases
{
    public static string Rule => "subnet-range";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("outside the network", Example.With("network", "subnets[1].addressPrefix", "10.1.0.0/26"), "network"),
            NonCompliant("an overlap", Example.With("network", "subnets[1].addressPrefix", "10.0.0.32/27"), "network"),
            NonCompliant("a range that cannot be read", Example.With("network", "subnets[1].addressPrefix", "10.0.0.64/33"), "network"),
            Compliant("a network without an address space of its own", Example.With("network", "addressSpace", null)),
        ];
}
