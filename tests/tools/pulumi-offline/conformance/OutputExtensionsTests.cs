using System.Collections.Immutable;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputExtensionsTests
{
    private static readonly Output<ImmutableArray<string>> Letters = Output.Create(ImmutableArray.Create("a", "b", "c"));

    [Fact]
    public async Task GetAt_picks_one_element() => Assert.Equal("b", (await Letters.GetAt(1).See()).Value);

    [Fact]
    public async Task GetAt_takes_an_output_as_index() => Assert.Equal("c", (await Letters.GetAt(Output.Create(2)).See()).Value);

    [Fact]
    public async Task GetAt_beyond_the_end_fails() => await Assert.ThrowsAsync<IndexOutOfRangeException>(() => Letters.GetAt(3).See());

    [Fact]
    public async Task First_picks_the_first_element() => Assert.Equal("a", (await Letters.First().See()).Value);

    [Fact]
    public async Task Length_counts_the_elements() => Assert.Equal(3, (await Letters.Length().See()).Value);

    [Fact]
    public async Task An_output_of_a_union_returns_its_side()
    {
        var text = Output.Create((Union<string, int>)"a");
        var number = Output.Create((Union<string, int>)1);

        Assert.True((await text.IsT0().See()).Value);
        Assert.False((await text.IsT1().See()).Value);
        Assert.True((await number.IsT1().See()).Value);
    }

    [Fact]
    public async Task An_output_of_a_union_gives_its_value()
    {
        var text = Output.Create((Union<string, int>)"a");
        var number = Output.Create((Union<string, int>)1);

        Assert.Equal("a", (await text.AsT0().See()).Value);
        Assert.Equal(1, (await number.AsT1().See()).Value);
        Assert.Equal(1, (await number.Value().See()).Value);
    }

    [Fact]
    public async Task Reading_the_other_side_of_a_union_fails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Output.Create((Union<string, int>)"a").AsT1().See());
}
