namespace Preflight.Tests.Rules.Network;

public sealed class SubnetRangeTests : RuleTests<SubnetRangeTests>, IRuleCases
{
    public static string Rule => "subnet-range";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("outside the network", Example.With("network", "subnets[1].addressPrefix", "10.1.0.0/26"), "network"),
            NonCompliant("an overlap", Example.With("network", "subnets[1].addressPrefix", "10.0.0.32/27"), "network"),
            NonCompliant("a range that cannot be read", Example.With("network", "subnets[1].addressPrefix", "10.0.0.64/33"), "network"),
            Compliant(
                "a network with ranges of an address manager",
                Example.With("network", "addressSpace", new { ipamPoolPrefixAllocations = new[] { new { numberOfIpAddresses = "1024" } } })
            ),
            NonCompliant(
                "a prefix that begins inside its range",
                Example.With("network", "subnets[1].addressPrefix", "10.0.0.70/26"),
                "network"
            ),
            NonCompliant(
                "a prefix alone and as a list",
                Example.With("network", "subnets[1].addressPrefixes", new[] { "10.0.0.64/26" }),
                "network"
            ),
            NonCompliant(
                "overlapping ranges of the network",
                Example.With("network", "addressSpace.addressPrefixes[1]", "10.0.1.0/24"),
                "network"
            ),
            NonCompliant("a public range", Example.With("network", "addressSpace.addressPrefixes[1]", "52.10.0.0/16"), "network"),
            NonCompliant("no address space", Example.With("network", "addressSpace", null), "network"),
        ];
}
