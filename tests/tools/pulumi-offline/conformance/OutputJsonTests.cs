using System.Text.Json;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputJsonTests
{
    private sealed record Point(int X, int Y);

    private sealed record Holder(string Name, Output<int> Inner);

    private sealed record Inputs(Input<string> One, InputList<int> Many, InputMap<string> Named);

    [Fact]
    public async Task Serializes_a_plain_object()
    {
        var result = await Output.JsonSerialize(Output.Create(new Point(1, 2))).See();

        Assert.Equal("""{"X":1,"Y":2}""", result.Value);
        Assert.True(result.Known);
        Assert.False(result.Secret);
    }

    [Fact]
    public async Task Serializes_by_the_options_given()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        Assert.Equal("""{"x":1,"y":2}""", (await Output.JsonSerialize(Output.Create(new Point(1, 2)), options).See()).Value);
        Assert.Empty(options.Converters);
    }

    [Fact]
    public async Task A_nested_output_is_written_as_its_value() =>
        Assert.Equal(
            """{"Name":"a","Inner":7}""",
            (await Output.JsonSerialize(Output.Create(new Holder("a", Output.Create(7)))).See()).Value
        );

    [Fact]
    public async Task A_nested_output_is_awaited()
    {
        var later = Output.Create(
            Task.Run(async () =>
            {
                await Task.Yield();
                return 7;
            })
        );

        Assert.Equal("""{"Name":"a","Inner":7}""", (await Output.JsonSerialize(Output.Create(new Holder("a", later))).See()).Value);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_nested_output_decides_for_the_whole_text(bool known, bool secret)
    {
        var result = await Output.JsonSerialize(Output.Create(new Holder("a", Seeing.Make(7, known, secret && known)))).See();

        Assert.Equal(known, result.Known);
        Assert.Equal(secret && known, result.Secret);
    }

    [Fact]
    public async Task Nested_outputs_pass_their_dependencies_on()
    {
        var result = await Run.SeeInUpdate(() => Output.JsonSerialize(Output.Create(new Holder("a", new Box<int>("box", 7).Value))));

        Assert.Equal("""{"Name":"a","Inner":7}""", result.Value);
        Assert.Equal(["box"], result.Dependencies);
    }

    [Fact]
    public async Task An_unknown_nested_output_passes_its_dependencies_on()
    {
        var mocks = new RecordingMocks { State = _ => new Dictionary<string, object>() };
        var result = await Run.SeeInPreview(() => Output.JsonSerialize(Output.Create(new Holder("a", new Box<int>("box").Value))), mocks);

        Assert.False(result.Known);
        Assert.Equal(["box"], result.Dependencies);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task The_outer_output_decides_for_the_text_as_well(bool known, bool secret)
    {
        var result = await Output.JsonSerialize(Seeing.Make(new Point(1, 2), known, secret)).See();

        Assert.Equal(known, result.Known);
        Assert.Equal(secret, result.Secret);
    }

    [Fact]
    public async Task Inputs_lists_and_maps_are_written_as_their_values() =>
        Assert.Equal(
            """{"One":"x","Many":[1,2],"Named":{"k":"v"}}""",
            (await Output.JsonSerialize(Output.Create(new Inputs("x", new[] { 1, 2 }, new InputMap<string> { ["k"] = "v" }))).See()).Value
        );

    [Fact]
    public async Task Outputs_inside_dictionaries_and_arrays_are_found()
    {
        var value = new Dictionary<string, Output<string>[]> { ["a"] = [Output.Create("x"), Output.CreateSecret("y")] };
        var result = await Output.JsonSerialize(Output.Create(value)).See();

        Assert.Equal("""{"a":["x","y"]}""", result.Value);
        Assert.True(result.Secret);
    }

    [Fact]
    public void Null_outputs_are_rejected()
    {
        Assert.Throws<ArgumentNullException>(() => Output.JsonSerialize<int>(null!));
        Assert.Throws<ArgumentNullException>(() => Output.JsonDeserialize<int>(null!));
    }

    [Fact]
    public async Task Reads_a_plain_object() =>
        Assert.Equal(new Point(1, 2), (await Output.JsonDeserialize<Point>(Output.Create("""{"X":1,"Y":2}""")).See()).Value);

    [Fact]
    public async Task Reads_by_the_options_given()
    {
        var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };

        Assert.Equal(new Point(1, 2), (await Output.JsonDeserialize<Point>(Output.Create("""{"x":1,"y":2}"""), options).See()).Value);
    }

    [Fact]
    public async Task Reads_nested_outputs_with_the_secretness_of_the_text()
    {
        var result = await Output.JsonDeserialize<Holder>(Output.CreateSecret("""{"Name":"a","Inner":7}""")).See();
        var inner = await result.Value!.Inner.See();

        Assert.True(result.Secret);
        Assert.Equal(7, inner.Value);
        Assert.True(inner.Secret);
    }

    [Fact]
    public async Task Reads_lists_of_inputs() =>
        Assert.Equal([1, 2], await (await Output.JsonDeserialize<InputList<int>>(Output.Create("[1,2]")).See()).Value!.Elements());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unknown_text_reads_as_unknown(bool secret)
    {
        var result = await Output.JsonDeserialize<Point>(Seeing.Make("{}", false, secret)).See();

        Assert.False(result.Known);
        Assert.Equal(secret, result.Secret);
    }

    [Fact]
    public async Task Invalid_text_is_the_exception_of_the_output() =>
        await Assert.ThrowsAnyAsync<JsonException>(() => Output.JsonDeserialize<Point>(Output.Create("{")).See());
}
