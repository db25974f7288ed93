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
    public void A_range_reads_back_what_it_prints() =>
        Ranges.Sample(range => Assert.True(AddressRange.TryParse(range.ToString(), out var read) && read == range));

    [Fact]
    public void Two_ranges_overlap_exactly_when_one_contains_the_other() =>
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
    public void What_is_no_range_is_not_read(string text) => Assert.False(AddressRange.TryParse(text, out _));

    [Theory]
    [InlineData("10.255.0.0/16", true)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("192.168.0.0/15", false)]
    [InlineData("192.168.255.0/24", true)]
    public void Private_is_what_RFC_1918_says(string range, bool isPrivate) => Assert.Equal(isPrivate, AddressRange.Of(range).IsPrivate);

    [Fact]
    public void Subnets_lie_in_the_range_and_do_not_overlap() =>
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

    [Fact]
    public void A_subnet_added_at_the_end_moves_none() =>
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

    /// <summary>Turning a part on or off leaves every other subnet where it is.</summary>
    [Fact]
    public void A_subnet_that_is_left_out_moves_none() =>
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
    public void A_plan_that_does_not_fit_is_none() =>
        Assert.Null(SubnetPlan.For(AddressRange.Of("192.168.0.0/25"), [("a", 26), ("b", 26), ("c", 26)]));

    private static IEnumerable<(AddressRange, AddressRange)> Pairs(List<AddressRange> ranges) =>
        ranges.SelectMany((left, index) => ranges.Skip(index + 1).Select(right => (left, right)));
}
