using CsCheck;
using Infra.Settings;

namespace Infra.Tests;

public sealed class AddressTests
{
    private static readonly Gen<AddressRange> Ranges =
        from length in Gen.Int[0, 32]
        from address in Gen.UInt
        select new AddressRange(length == 0 ? 0 : address & (uint.MaxValue << (32 - length)), length);

    private static readonly Gen<(AddressRange Range, (string, int)[] Wanted)> Plans =
        from length in Gen.Int[16, 25]
        from third in Gen.Byte
        from sizes in Gen.Int[24, 29].Array[1, 8]
        select (
            new AddressRange(((192u << 24) | (168u << 16) | ((uint)third << 8)) & (uint.MaxValue << (32 - length)), length),
            sizes.Select((size, index) => ($"subnet{index}", size)).ToArray()
        );

    [Fact]
    public void A_range_round_trips_through_its_text() =>
        Ranges.Sample(range => Assert.True(AddressRange.TryParse(range.ToString(), out var read) && read == range));

    [Fact]
    public void Two_ranges_overlap_if_one_contains_the_other() =>
        Gen.Select(Ranges, Ranges)
            .Sample((left, right) => Assert.Equal(left.Contains(right) || right.Contains(left), left.Overlaps(right)));

    [Theory]
    [InlineData("10.0.0.1/24")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0/24")]
    [InlineData("10.0.0.0/")]
    [InlineData("::1/128")]
    [InlineData("10.0.0.256")]
    [InlineData("")]
    public void An_invalid_range_is_not_parsed(string text) => Assert.False(AddressRange.TryParse(text, out _));

    [Theory]
    [InlineData("10.255.0.0/16", true)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("192.168.0.0/15", false)]
    [InlineData("192.168.255.0/24", true)]
    public void Private_ranges_are_those_of_RFC_1918(string range, bool isPrivate) =>
        Assert.Equal(isPrivate, AddressRange.Of(range).IsPrivate);

    [Fact]
    public void Subnets_are_within_the_range_and_do_not_overlap() =>
        Plans.Sample(
            (range, wanted) =>
            {
                if (SubnetPlan.For(range, wanted) is not { } plan)
                {
                    return;
                }

                var subnets = wanted.Select(subnet => plan[subnet.Item1]).ToList();
                Assert.All(subnets, subnet => Assert.True(range.Contains(subnet)));
                Assert.All(wanted, subnet => Assert.Equal(subnet.Item2, plan[subnet.Item1].PrefixLength));
                Assert.Equal(subnets.Count * (subnets.Count - 1) / 2, Pairs(subnets).Count(pair => !pair.Item1.Overlaps(pair.Item2)));
            }
        );

    /// <summary>Azure rejects moving a subnet with endpoints in it, so these places can never change.</summary>
    [Fact]
    public void Subnets_keep_their_places() =>
        Assert.Equal(
            [
                "app 192.168.16.0/26",
                "endpoints 192.168.16.64/26",
                "AzureBastionSubnet 192.168.16.128/26",
                "jump 192.168.16.192/28",
                "resolver 192.168.16.208/28",
                "runners 192.168.16.224/27",
                "AzureFirewallSubnet 192.168.17.0/26",
                "ai-gateway 192.168.17.64/26",
                "gateway 192.168.18.0/24",
                "agents 192.168.19.0/24",
            ],
            SubnetPlan.For(AddressRange.Of("192.168.16.0/22"), SubnetPlan.Wanted) is { } plan
                ? plan.Names.Select(name => $"{name} {plan[name]}")
                : []
        );

    [Fact]
    public void An_added_subnet_keeps_the_ranges_of_the_others() =>
        Plans.Sample(
            (range, wanted) =>
            {
                if (SubnetPlan.For(range, wanted) is { } all && wanted.Length > 1)
                {
                    var fewer = SubnetPlan.For(range, wanted[..^1])!;
                    Assert.All(wanted[..^1], subnet => Assert.Equal(fewer[subnet.Item1], all[subnet.Item1]));
                }
            }
        );

    /// <summary>Enabling or disabling a part keeps the ranges of all other subnets.</summary>
    [Fact]
    public void An_omitted_subnet_keeps_the_ranges_of_the_others() =>
        Gen.Select(Plans, Gen.Int[0, 127])
            .Sample(
                (plans, mask) =>
                {
                    var (range, wanted) = plans;
                    if (SubnetPlan.For(range, wanted) is { } all)
                    {
                        var kept = wanted.Where((_, i) => (mask >> i & 1) == 1).Select(subnet => subnet.Item1).ToHashSet();
                        var some = SubnetPlan.For(range, wanted, kept)!;
                        Assert.Equal(kept.Order(), some.Names.Order());
                        Assert.All(kept, name => Assert.Equal(all[name], some[name]));
                    }
                }
            );

    [Fact]
    public void A_plan_that_does_not_fit_is_null() =>
        Assert.Null(SubnetPlan.For(AddressRange.Of("192.168.0.0/25"), [("a", 26), ("b", 26), ("c", 26)]));

    private static IEnumerable<(AddressRange, AddressRange)> Pairs(List<AddressRange> ranges) =>
        ranges.SelectMany((left, index) => ranges.Skip(index + 1).Select(right => (left, right)));
}
