using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class ResourceInputTests
{
    private sealed class NamedArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("urn")]
        public Input<string>? Urn { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        public Input<string>? Unmarked { get; set; }
    }

    [Fact]
    public async Task Top_level_inputs_named_id_and_urn_are_dropped()
    {
        var inputs = await Sent(
            new NamedArgs
            {
                Id = "i",
                Urn = "u",
                Name = "n",
            }
        );

        Assert.Equal(["name"], inputs.Keys);
    }

    [Fact]
    public async Task Nested_inputs_named_id_and_urn_are_sent()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new Box<object>("box", new NamedArgs { Id = "i", Urn = "u" });
            },
            mocks
        );

        var nested = (ImmutableDictionary<string, object>)mocks["box"].Inputs["value"];
        Assert.Equal(["id", "urn"], nested.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Members_without_the_attribute_are_not_inputs() => Assert.Empty(await Sent(new NamedArgs { Unmarked = "x" }));

    [Fact]
    public async Task An_unused_collection_is_not_sent()
    {
        var inputs = await Sent(new ShapeArgs { Required = "x" });

        Assert.Equal(["required"], inputs.Keys);
    }

    [Fact]
    public async Task A_collection_that_was_read_is_sent_empty()
    {
        var args = new ShapeArgs { Required = "x" };
        Assert.NotNull(args.Ports);
        Assert.NotNull(args.Labels);
        var inputs = await Sent(args);

        Assert.Empty((ImmutableArray<object>)inputs["ports"]);
        Assert.Empty((ImmutableDictionary<string, object>)inputs["labels"]);
    }

    [Fact]
    public async Task Collection_initializers_add_to_the_lazy_collections()
    {
        var inputs = await Sent(
            new ShapeArgs
            {
                Required = "x",
                Ports = { 80, 443 },
                Labels = { ["a"] = "b" },
            }
        );

        Assert.Equal([80.0, 443.0], ((ImmutableArray<object>)inputs["ports"]).AsEnumerable());
        Assert.Equal("b", ((ImmutableDictionary<string, object>)inputs["labels"])["a"]);
    }

    [Fact]
    public async Task Nested_args_are_sent_with_their_set_members_only()
    {
        var inputs = await Sent(
            new ShapeArgs
            {
                Required = "x",
                Nested = new NestedArgs { Text = "t" },
            }
        );
        var nested = Assert.IsType<ImmutableDictionary<string, object>>(inputs["nested"]);

        Assert.Equal("t", Assert.Single(nested).Value);
    }

    [Fact]
    public async Task An_input_marked_json_is_sent_as_text()
    {
        var inputs = await Sent(
            new ShapeArgs
            {
                Required = "x",
                Policy = new NestedArgs { Text = "t", Count = 2 },
            }
        );
        var policy = JsonDocument.Parse(Assert.IsType<string>(inputs["policy"])).RootElement;

        Assert.Equal("t", policy.GetProperty("text").GetString());
        Assert.Equal(2, policy.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_union_input_is_sent_as_the_side_it_holds()
    {
        Assert.Equal("large", (await Sent(new ShapeArgs { Required = "x", Size = Size.Large }))["size"]);
        Assert.Equal("huge", (await Sent(new ShapeArgs { Required = "x", Size = "huge" }))["size"]);
    }

    [Fact]
    public async Task A_resource_without_arguments_has_no_inputs()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new CustomResource("test:index:Bare", "bare", null, (CustomResourceOptions?)null);
            },
            mocks
        );

        Assert.Empty(mocks["bare"].Inputs);
        Assert.Equal("test:index:Bare", mocks["bare"].Type);
    }

    private static async Task<ImmutableDictionary<string, object>> Sent(ResourceArgs args)
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                _ = new CustomResource("test:index:Any", "any", args, (CustomResourceOptions?)null);
            },
            mocks
        );
        return mocks["any"].Inputs;
    }
}
