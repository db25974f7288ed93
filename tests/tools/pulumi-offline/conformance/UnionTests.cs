using System.Text.Json;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class UnionTests
{
    private static readonly Union<string, int> Text = "a";
    private static readonly Union<string, int> Number = 1;

    public static TheoryData<string, InputUnion<string, int>, object> Conversions =>
        new()
        {
            { "union", Text, "a" },
            { "first", "a", "a" },
            { "second", 1, 1 },
            { "input of first", (Input<string>)"a", "a" },
            { "input of second", (Input<int>)1, 1 },
            { "output of union", Output.Create(Number), 1 },
            { "output of first", Output.Create("a"), "a" },
            { "output of second", Output.Create(1), 1 },
        };

    [Theory, MemberData(nameof(Conversions), DisableDiscoveryEnumeration = true)]
    public async Task Eight_shapes_convert_to_a_union_input(string shape, InputUnion<string, int> input, object value)
    {
        Assert.NotEmpty(shape);
        Assert.Equal(value, (await input.See()).Value.Value);
    }

    [Fact]
    public async Task A_union_input_keeps_unknowns_and_secrets()
    {
        InputUnion<string, int> input = Seeing.Make("a", false, true);
        var result = await input.See();

        Assert.False(result.Known);
        Assert.True(result.Secret);
    }

    [Fact]
    public void A_union_returns_its_side_and_value()
    {
        Assert.True(Text.IsT0);
        Assert.False(Text.IsT1);
        Assert.Equal("a", Text.AsT0);
        Assert.Equal(1, Number.AsT1);
        Assert.Throws<InvalidOperationException>(() => Number.AsT0);
    }

    [Fact]
    public void Unions_are_equal_by_side_and_value()
    {
        Assert.True(Text == Union<string, int>.FromT0("a"));
        Assert.True(Text != Number);
        Assert.Equal(Number.GetHashCode(), Union<string, int>.FromT1(1).GetHashCode());
        Assert.False(((Union<int, object>)1).Equals(Union<int, object>.FromT1(1)));
    }

    [Fact]
    public void A_union_is_taken_apart_by_Match_and_Switch()
    {
        var seen = "";
        Number.Switch(text => seen = text, number => seen = $"#{number}");

        Assert.Equal("#1", seen);
        Assert.Equal("text a", Text.Match(text => $"text {text}", number => $"number {number}"));
    }

    [Fact]
    public void A_union_maps_either_side()
    {
        Assert.Equal(1, Text.MapT0(text => text.Length).Value);
        Assert.Equal(2, Number.MapT1(number => number + 1).AsT1);
        Assert.Equal("A", Text.Bimap(text => text.ToUpperInvariant(), number => number + 1).AsT0);
    }

    [Fact]
    public void TryPick_gives_the_side_or_the_rest()
    {
        Assert.True(Text.TryPickT0(out var text, out _));
        Assert.Equal("a", text);
        Assert.False(Number.TryPickT0(out _, out var rest));
        Assert.Equal(1, rest);
    }

    public static TheoryData<string, InputJson> Json =>
        new()
        {
            { "text", """{"a":1}""" },
            { "document", JsonDocument.Parse("""{"a":1}""") },
            { "element", JsonDocument.Parse("""{"a":1}""").RootElement },
            { "output of text", Output.Create("""{"a":1}""") },
            { "output of document", Output.Create(JsonDocument.Parse("""{"a":1}""")) },
            { "output of element", Output.Create(JsonDocument.Parse("""{"a":1}""").RootElement) },
        };

    [Theory, MemberData(nameof(Json), DisableDiscoveryEnumeration = true)]
    public async Task Six_shapes_convert_to_a_json_input(string shape, InputJson input)
    {
        Assert.NotEmpty(shape);
        Assert.Equal(1, (await input.See()).Value.GetProperty("a").GetInt32());
    }
}
