using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

/// <summary>Accepted inputs, and their form in the provider.</summary>
public class SerializationTests
{
    public static TheoryData<string, object, object> Scalars =>
        new()
        {
            { "bool", true, true },
            { "int", 7, 7.0 },
            { "double", 1.5, 1.5 },
            { "string", "text", "text" },
            { "empty string", "", "" },
            { "output", Output.Create(7), 7.0 },
            { "input", (Input<string>)"text", "text" },
            { "output of output", Output.Create(Output.Create("text")), "text" },
            { "enum of int", Level.High, 2.0 },
            { "enum type of string", Size.Large, "large" },
            { "enum type of double", Ratio.Half, 0.5 },
            { "union, first", (Union<string, int>)"text", "text" },
            { "union, second", (Union<string, int>)7, 7.0 },
            { "union input", (InputUnion<string, Size>)Size.Small, "small" },
            { "json string", JsonDocument.Parse("\"text\"").RootElement, "text" },
            { "json number", JsonDocument.Parse("7").RootElement, 7.0 },
            { "json bool", JsonDocument.Parse("false").RootElement, false },
        };

    [Theory, MemberData(nameof(Scalars), DisableDiscoveryEnumeration = true)]
    public async Task Scalars_arrive_as_text_number_or_bool(string kind, object value, object expected)
    {
        Assert.NotEmpty(kind);
        Assert.Equal(expected, await Sent(value));
    }

    public static TheoryData<string, object> Lists =>
        new()
        {
            { "array", new[] { 1, 2 } },
            {
                "list",
                new List<int> { 1, 2 }
            },
            { "immutable array", ImmutableArray.Create(1, 2) },
            {
                "input list",
                new InputList<int> { 1, 2 }
            },
            { "output of array", Output.Create(new[] { 1, 2 }) },
            { "array of outputs", new[] { Output.Create(1), Output.Create(2) } },
            { "json array", JsonDocument.Parse("[1,2]").RootElement },
        };

    [Theory, MemberData(nameof(Lists), DisableDiscoveryEnumeration = true)]
    public async Task Lists_arrive_as_immutable_arrays(string kind, object value)
    {
        Assert.NotEmpty(kind);
        Assert.Equal([1.0, 2.0], Assert.IsType<ImmutableArray<object>>(await Sent(value)).AsEnumerable());
    }

    public static TheoryData<string, object> Maps =>
        new()
        {
            {
                "dictionary",
                new Dictionary<string, int> { ["k"] = 1 }
            },
            { "immutable dictionary", ImmutableDictionary<string, int>.Empty.Add("k", 1) },
            {
                "input map",
                new InputMap<int> { ["k"] = 1 }
            },
            {
                "dictionary of outputs",
                new Dictionary<string, Output<int>> { ["k"] = Output.Create(1) }
            },
            { "json object", JsonDocument.Parse("""{"k":1}""").RootElement },
            {
                "args",
                new BoxArgs { Value = 1 }
            },
        };

    [Theory, MemberData(nameof(Maps), DisableDiscoveryEnumeration = true)]
    public async Task Objects_arrive_as_immutable_dictionaries(string kind, object value)
    {
        var arrived = Assert.IsType<ImmutableDictionary<string, object>>(await Sent(value));

        Assert.Equal(kind == "args" ? "value" : "k", Assert.Single(arrived).Key);
        Assert.Equal(1.0, arrived.Values.Single());
    }

    [Fact]
    public async Task Null_is_not_sent() => Assert.Null(await Sent(null));

    [Fact]
    public async Task An_output_of_null_is_not_sent() => Assert.Null(await Sent(Output.Create((string?)null)));

    [Fact]
    public async Task Null_values_of_a_dictionary_are_left_out()
    {
        var arrived = (ImmutableDictionary<string, object>)(await Sent(new Dictionary<string, string?> { ["a"] = "x", ["b"] = null }))!;

        Assert.Equal(["a"], arrived.Keys);
    }

    [Fact]
    public async Task Null_elements_of_a_list_are_kept() =>
        Assert.Equal(["x", null], Assert.IsType<ImmutableArray<object?>>(await Sent(new[] { "x", null })).AsEnumerable());

    [Fact]
    public async Task A_default_immutable_array_is_an_empty_list() =>
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(await Sent(default(ImmutableArray<string>))));

    [Fact]
    public async Task Empty_collections_are_sent()
    {
        Assert.Empty(Assert.IsType<ImmutableArray<object>>(await Sent(Array.Empty<string>())));
        Assert.Empty(Assert.IsType<ImmutableDictionary<string, object>>(await Sent(new Dictionary<string, string>())));
    }

    [Fact]
    public async Task An_object_of_an_output_type_is_sent_by_its_fields_in_camel_case()
    {
        var arrived = (ImmutableDictionary<string, object>)(await Sent(Endpoint.Make("h", 80, "/")))!;

        Assert.Equal("h", arrived["host"]);
        Assert.Equal(80.0, arrived["port"]);
        Assert.Equal(["/"], ((ImmutableArray<object>)arrived["paths"]).AsEnumerable());
    }

    [Fact]
    public async Task Nested_lists_and_maps_keep_their_shape()
    {
        var arrived = (ImmutableArray<object>)(await Sent(new[] { new Dictionary<string, object> { ["k"] = new[] { true } } }))!;
        var inner = (ImmutableDictionary<string, object>)arrived.Single();

        Assert.Equal([true], ((ImmutableArray<object>)inner["k"]).AsEnumerable());
    }

    private static async Task<object?> Sent(object? value)
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<object>("box", value);
            },
            mocks
        );
        return mocks["box"].Inputs.GetValueOrDefault("value");
    }
}
