namespace Preflight.Tests.Rules.Ordering;

public sealed class ParallelChildrenTests : RuleTests<ParallelChildrenTests>, IRuleCases
{
    public static string Rule => "parallel-children";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two subnets of one network", Example.WaitsNot("endpoints", "app"), "endpoints"),
            NonCompliant("a peering beside a subnet", Example.Add("network:VirtualNetworkPeering", "hub", OfNetwork, "app"), "hub"),
            NonCompliant("two of a network of outside the plan", Example.Without("network").WaitsNot("endpoints", "app"), "endpoints"),
            Compliant("a peering after the subnets", Example.Add("network:VirtualNetworkPeering", "hub", OfNetwork, "endpoints")),
            Compliant("subnets of two networks", Example.WaitsNot("endpoints", "app").Without("app").Add("network:Subnet", "app", OfOther)),
        ];

    private static object OfNetwork => new { virtualNetworkName = "network" };

    private static object OfOther => new { virtualNetworkName = "other" };
}
