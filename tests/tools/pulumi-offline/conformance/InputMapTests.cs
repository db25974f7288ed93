using System.Collections;
using System.Collections.Immutable;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class InputMapTests
{
    private static readonly Dictionary<string, int> Values = new() { ["k"] = 1 };

    public static TheoryData<string, InputMap<int>> Conversions =>
        new()
        {
            { "dictionary", Values },
            { "immutable dictionary", Values.ToImmutableDictionary() },
            { "output of dictionary", Output.Create(Values) },
            { "output of dictionary interface", Output.Create<IDictionary<string, int>>(Values) },
            { "output of immutable dictionary", Output.Create(Values.ToImmutableDictionary()) },
        };

    [Theory, MemberData(nameof(Conversions), DisableDiscoveryEnumeration = true)]
    public async Task Five_shapes_convert_to_a_map(string shape, InputMap<int> map)
    {
        Assert.NotEmpty(shape);
        Assert.Equal(Values, (await map.See()).Value);
    }

    [Fact]
    public async Task A_new_map_is_empty_and_known()
    {
        var result = await new InputMap<int>().See();

        Assert.Empty(result.Value!);
        Assert.True(result.Known);
    }

    [Fact]
    public async Task Both_initializer_forms_fill_a_map()
    {
        Assert.Equal(Values, (await new InputMap<int> { ["k"] = 1 }.See()).Value);
        Assert.Equal(Values, (await new InputMap<int> { { "k", Output.Create(1) } }.See()).Value);
    }

    [Fact]
    public async Task The_same_key_with_an_equal_value_is_accepted() =>
        Assert.Equal(Values, (await new InputMap<int> { { "k", 1 }, { "k", Output.Create(1) } }.See()).Value);

    [Fact]
    public async Task The_same_key_with_another_value_fails_when_the_map_is_resolved()
    {
        var map = new InputMap<int> { { "k", 1 }, { "k", 2 } };
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => map.See());

        Assert.Contains("Key 'k' already exists in the map with a different value.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_indexer_adds_and_does_not_replace()
    {
        var map = new InputMap<int> { ["k"] = 1 };
        map["k"] = 2;

        await Assert.ThrowsAsync<ArgumentException>(() => map.See());
    }

    [Fact]
    public async Task Add_of_the_same_key_unites_secretness() =>
        Assert.True((await new InputMap<int> { { "k", Output.CreateSecret(1) }, { "k", 1 } }.See()).Secret);

    [Fact]
    public async Task Add_and_AddRange_take_a_map()
    {
        var map = new InputMap<int> { ["a"] = 1 };
        map.Add(new InputMap<int> { ["b"] = 2 });
        map.AddRange(new InputMap<int> { ["c"] = 3 });

        Assert.Equal(["a", "b", "c"], (await map.See()).Value!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AddRange_rejects_a_key_with_another_value()
    {
        var map = new InputMap<int> { ["a"] = 1 };
        map.AddRange(new InputMap<int> { ["a"] = 2 });

        await Assert.ThrowsAsync<ArgumentException>(() => map.See());
    }

    [Fact]
    public async Task Merge_prefers_the_second_map_and_changes_neither()
    {
        var first = new InputMap<int> { ["a"] = 1, ["b"] = 1 };
        var second = new InputMap<int> { ["b"] = 2, ["c"] = 2 };
        var merged = (await InputMap<int>.Merge(first, second).See()).Value!;

        Assert.Equal((1, 2, 2), (merged["a"], merged["b"], merged["c"]));
        Assert.Equal(1, (await first.See()).Value!["b"]);
    }

    [Fact]
    public async Task Merge_forgets_the_secretness_of_an_overwritten_value()
    {
        var merged = InputMap<int>.Merge(new InputMap<int> { ["a"] = Output.CreateSecret(1) }, new InputMap<int> { ["a"] = 2 });

        Assert.False((await merged.See()).Secret);
    }

    [Fact]
    public async Task One_unknown_value_makes_the_map_unknown() =>
        Assert.False((await new InputMap<int> { ["a"] = 1, ["b"] = Seeing.Make(2, false, false) }.See()).Known);

    [Fact]
    public async Task One_secret_value_makes_the_map_secret() =>
        Assert.True((await new InputMap<int> { ["a"] = 1, ["b"] = Output.CreateSecret(2) }.See()).Secret);

    [Fact]
    public void Synchronous_enumeration_is_rejected()
    {
        var exception = Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputMap<int>()).GetEnumerator());

        Assert.Contains("cannot be synchronously enumerated", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asynchronous_enumeration_gives_pairs()
    {
        var pairs = new List<KeyValuePair<string, int>>();
        await foreach (var input in new InputMap<int> { ["k"] = 1 })
            pairs.Add((await input.See()).Value);

        Assert.Equal(Values, pairs);
    }

    [Fact]
    public async Task A_map_of_unions_takes_either_side()
    {
        var map = new InputMap<Union<string, int>>();
        InputMapExtensions.Add(map, "text", (Input<string>)"a");
        InputMapExtensions.Add(map, "number", (Input<int>)1);
        var values = (await map.See()).Value!;

        Assert.Equal("a", values["text"].AsT0);
        Assert.Equal(1, values["number"].AsT1);
    }
}
