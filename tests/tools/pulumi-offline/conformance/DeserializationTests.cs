using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Conformance.Support;
using Pulumi.Utilities;

namespace Pulumi.Conformance;

/// <summary>Conversion of a provider's answer to the property of a resource.</summary>
public class DeserializationTests
{
    [Fact]
    public async Task Scalars_keep_their_value()
    {
        Assert.Equal("x", await Got<string>("x"));
        Assert.True(await Got<bool>(true));
        Assert.Equal(1.5, await Got<double>(1.5));
        Assert.Equal(7, await Got<int>(7));
        Assert.Equal(7, await Got<int?>(7));
    }

    [Theory]
    [InlineData(3.9, 3)]
    [InlineData(-3.9, -3)]
    public async Task A_fraction_is_cut_off_where_an_int_is_wanted(double sent, int expected) =>
        Assert.Equal(expected, await Got<int>(sent));

    [Fact]
    public async Task A_missing_property_is_unknown_in_a_preview()
    {
        var result = await Run.SeeInPreview(() => new Box<string>("box").Value, Answering(null));

        Assert.False(result.Known);
        Assert.Equal(["box"], result.Dependencies);
    }

    [Fact]
    public async Task A_missing_property_is_a_known_default_in_an_update()
    {
        var result = await Run.SeeInUpdate(() => new Box<string>("box").Value, Answering(null));

        Assert.True(result.Known);
        Assert.Null(result.Value);
        Assert.Equal(0, await Got<int>(null));
        Assert.Null(await Got<int?>(null));
        Assert.True((await Got<ImmutableArray<string>>(null)).IsDefault);
        Assert.Null(await Got<ImmutableDictionary<string, string>>(null));
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_becomes_the_default_and_the_run_succeeds()
    {
        Assert.Null(await Got<string>(5));
        Assert.False(await Got<bool>("true"));
        Assert.Equal(0, await Got<int>("7"));
        Assert.Null(await Got<ImmutableDictionary<string, string>>(new[] { "a" }));
        Assert.True((await Got<ImmutableArray<string>>("a")).IsDefault);
    }

    [Fact]
    public async Task Arrays_and_dictionaries_are_converted_element_by_element()
    {
        Assert.Equal([1, 2], (await Got<ImmutableArray<int>>(new[] { 1.0, 2.9 })).AsEnumerable());
        Assert.Equal(
            new Dictionary<string, int> { ["k"] = 1 },
            await Got<ImmutableDictionary<string, int>>(new Dictionary<string, object> { ["k"] = 1 })
        );
        Assert.Equal(["a", null], (await Got<ImmutableArray<string>>(new object[] { "a", 1 })).AsEnumerable());
    }

    [Fact]
    public async Task An_untyped_property_keeps_what_arrived()
    {
        Assert.Equal(7.0, await Got<object>(7));
        Assert.Equal([true], Assert.IsType<ImmutableArray<object>>(await Got<object>(new[] { true })).AsEnumerable());
    }

    [Fact]
    public async Task Names_that_start_with_two_underscores_are_skipped_inside_objects()
    {
        var got = await Got<ImmutableDictionary<string, object>>(
            new Dictionary<string, object>
            {
                ["__defaults"] = "x",
                ["_one"] = 1,
                ["k"] = 2,
            }
        );

        Assert.Equal(["_one", "k"], got!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_union_takes_the_first_side_that_fits()
    {
        Assert.Equal("a", (await Got<Union<string, int>>("a")).AsT0);
        Assert.Equal(5, (await Got<Union<string, int>>(5)).AsT1);
        Assert.True((await Got<Union<int, double>>(5.5)).IsT0);
    }

    [Fact]
    public async Task Enums_are_made_from_numbers_and_text()
    {
        Assert.Equal(Level.High, await Got<Level>(2));
        Assert.Equal(Size.Large, await Got<Size>("large"));
        Assert.Equal("odd", (string)await Got<Size>("odd"));
        Assert.Equal(0.5, (double)await Got<Ratio>(0.5));
        Assert.Equal(Size.Small, await Got<Size?>("small"));
    }

    [Fact]
    public async Task An_output_type_is_built_by_its_marked_constructor()
    {
        var endpoint = await Got<Endpoint>(
            new Dictionary<string, object>
            {
                ["host"] = "h",
                ["port"] = 80,
                ["url-paths"] = new[] { "/" },
                ["extra"] = 1,
            }
        );

        Assert.Equal("h", endpoint!.Host);
        Assert.Equal(80, endpoint.Port);
        Assert.Equal(["/"], endpoint.Paths.AsEnumerable());
    }

    [Fact]
    public async Task Missing_members_of_an_output_type_are_defaults()
    {
        var endpoint = await Got<Endpoint>(new Dictionary<string, object> { ["host"] = "h" });

        Assert.Null(endpoint!.Port);
        Assert.True(endpoint.Paths.IsDefault);
    }

    [Fact]
    public async Task A_json_property_holds_the_whole_document()
    {
        var json = await Got<JsonElement>(new Dictionary<string, object> { ["a"] = new object[] { 1, "x", true } });

        Assert.Equal("x", json.GetProperty("a")[1].GetString());
    }

    [Fact]
    public async Task A_secret_anywhere_in_a_property_makes_the_property_secret()
    {
        var state = new Dictionary<string, object> { ["deep"] = new object[] { Output.CreateSecret("s") } };
        var result = await Run.SeeInUpdate(() => new Box<ImmutableDictionary<string, object>>("box").Value, Answering(state));

        Assert.True(result.Secret);
        Assert.Equal(["s"], ((ImmutableArray<object>)result.Value!["deep"]).AsEnumerable());
    }

    [Fact]
    public async Task An_unknown_anywhere_in_a_property_makes_the_property_unknown()
    {
        var state = new object[] { "a", OutputUtilities.CreateUnknown("b") };
        var result = await Run.SeeInPreview(() => new Box<ImmutableArray<string>>("box").Value, Answering(state));

        Assert.False(result.Known);
    }

    [Fact]
    public async Task One_unknown_property_does_not_touch_another()
    {
        var mocks = Answering(OutputUtilities.CreateUnknown("x"));
        Box<string>? box = null;
        await Run.Preview(
            () =>
            {
                box = new Box<string>("box");
            },
            mocks
        );

        Assert.False((await box!.Value.See()).Known);
        Assert.Equal("box-id", (await box.Id.See()).Value);
    }

    private static async Task<T?> Got<T>(object? answer) => (await Run.SeeInUpdate(() => new Box<T>("box").Value, Answering(answer))).Value;

    private static RecordingMocks Answering(object? value) =>
        new() { State = _ => value is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["value"] = value } };
}
