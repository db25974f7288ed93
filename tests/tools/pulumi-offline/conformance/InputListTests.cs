using System.Collections;
using System.Collections.Immutable;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class InputListTests
{
    public static TheoryData<string, InputList<int>> Conversions =>
        new()
        {
            { "value", 1 },
            { "output", Output.Create(1) },
            { "input", (Input<int>)1 },
            { "values", new[] { 1 } },
            { "outputs", new[] { Output.Create(1) } },
            { "inputs", new Input<int>[] { 1 } },
            {
                "list",
                new List<int> { 1 }
            },
            {
                "list of outputs",
                new List<Output<int>> { Output.Create(1) }
            },
            {
                "list of inputs",
                new List<Input<int>> { 1 }
            },
            { "immutable array", ImmutableArray.Create(1) },
            { "immutable array of outputs", ImmutableArray.Create(Output.Create(1)) },
            { "immutable array of inputs", ImmutableArray.Create((Input<int>)1) },
            { "output of array", Output.Create(new[] { 1 }) },
            { "output of list", Output.Create(new List<int> { 1 }) },
            { "output of sequence", Output.Create(Enumerable.Repeat(1, 1)) },
            { "output of immutable array", Output.Create(ImmutableArray.Create(1)) },
        };

    [Theory, MemberData(nameof(Conversions), DisableDiscoveryEnumeration = true)]
    public async Task Sixteen_shapes_convert_to_a_list(string shape, InputList<int> list)
    {
        Assert.NotEmpty(shape);
        Assert.Equal([1], await list.Elements());
    }

    [Fact]
    public async Task A_new_list_is_empty_and_known()
    {
        var result = await new InputList<int>().See();

        Assert.Empty(result.Value);
        Assert.True(result.Known);
    }

    [Fact]
    public async Task A_collection_initializer_mixes_values_outputs_and_inputs()
    {
        Input<string> input = "c";

        Assert.Equal(["a", "b", "c"], await new InputList<string> { "a", Output.Create("b"), input }.Elements());
    }

    [Fact]
    public async Task Add_takes_several_at_once()
    {
        var list = new InputList<int> { 1 };
        list.Add(2, Output.Create(3));

        Assert.Equal([1, 2, 3], await list.Elements());
    }

    [Fact]
    public async Task Add_and_AddRange_take_a_list()
    {
        InputList<int> tail = new[] { 2, 3 };
        var list = new InputList<int> { 1 };
        list.Add(tail);
        list.AddRange(tail);

        Assert.Equal([1, 2, 3, 2, 3], await list.Elements());
        Assert.Equal([2, 3], await tail.Elements());
    }

    [Fact]
    public async Task Concat_makes_a_new_list_and_changes_neither()
    {
        InputList<int> first = new[] { 1 };
        InputList<int> second = new[] { 2 };
        var both = first.Concat(second);

        Assert.Equal([1, 2], await both.Elements());
        Assert.Equal([1], await first.Elements());
        Assert.Equal([2], await second.Elements());
    }

    [Fact]
    public async Task One_unknown_element_makes_the_list_unknown() =>
        Assert.False((await new InputList<int> { 1, Seeing.Make(2, false, false) }.See()).Known);

    [Fact]
    public async Task One_secret_element_makes_the_list_secret() =>
        Assert.True((await new InputList<int> { 1, Output.CreateSecret(2) }.See()).Secret);

    [Fact]
    public async Task Concat_unites_unknowns_and_secrets()
    {
        var result = await new InputList<int> { Seeing.Make(1, false, false) }
            .Concat(Output.CreateSecret(2))
            .See();

        Assert.False(result.Known);
        Assert.True(result.Secret);
    }

    [Fact]
    public void Synchronous_enumeration_is_rejected()
    {
        var exception = Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputList<int> { 1 }).GetEnumerator());

        Assert.Contains("cannot be synchronously enumerated", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asynchronous_enumeration_gives_inputs()
    {
        var values = new List<int>();
        await foreach (var input in new InputList<int> { 1, Output.Create(2) })
            values.Add((await input.See()).Value);

        Assert.Equal([1, 2], values);
    }

    [Fact]
    public async Task Asynchronous_enumeration_of_an_unknown_list_is_empty()
    {
        InputList<int> list = Seeing.Make(ImmutableArray.Create(1), false, false);
        await foreach (var _ in list)
            Assert.Fail("an unknown list has no elements to give");

        Assert.False((await list.See()).Known);
    }

    [Fact]
    public async Task A_default_immutable_array_stays_default()
    {
        InputList<int> list = Output.Create(default(ImmutableArray<int>));

        Assert.True((await list.See()).Value.IsDefault);
    }

    [Fact]
    public async Task A_list_of_unions_takes_either_side()
    {
        var list = new InputList<Union<string, int>>();
        InputListExtensions.Add(list, (Input<string>)"a");
        InputListExtensions.Add(list, (Input<int>)1);

        Assert.Equal(["a", 1], (await list.See()).Value.Select(union => union.Value));
    }
}
