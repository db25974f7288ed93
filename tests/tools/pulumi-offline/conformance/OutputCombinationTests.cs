using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputCombinationTests
{
    [Fact]
    public async Task All_of_inputs_keeps_their_order() =>
        Assert.Equal([3, 1, 2], await Output.All<int>(3, Output.Create(1), 2).Elements());

    [Fact]
    public async Task All_of_outputs_keeps_their_order() =>
        Assert.Equal(["b", "a"], await Output.All(Output.Create("b"), Output.Create("a")).Elements());

    [Fact]
    public async Task All_takes_a_sequence_of_inputs()
    {
        IEnumerable<Input<int>> inputs = [1, 2];

        Assert.Equal([1, 2], await Output.All(inputs).Elements());
    }

    [Fact]
    public async Task All_takes_a_sequence_of_outputs() =>
        Assert.Equal([1, 2], await Output.All(new[] { 1, 2 }.Select(Output.Create)).Elements());

    [Fact]
    public async Task All_without_members_is_a_known_empty_array()
    {
        var result = await Output.All(Array.Empty<Output<int>>()).See();

        Assert.Empty(result.Value);
        Assert.True(result.Known);
        Assert.False(result.Secret);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task One_member_decides_for_All(bool known, bool secret)
    {
        var result = await Output.All(Output.Create(1), Seeing.Make(2, known, secret), Output.Create(3)).See();

        Assert.Equal(known, result.Known);
        Assert.Equal(secret, result.Secret);
    }

    [Fact]
    public async Task Unknown_and_secret_members_together_make_an_unknown_secret()
    {
        var result = await Output.All(Seeing.Make(1, false, false), Output.CreateSecret(2)).See();

        Assert.False(result.Known);
        Assert.True(result.Secret);
    }

    [Fact]
    public async Task All_unites_the_dependencies_of_its_members()
    {
        var result = await Run.SeeInUpdate(() => Output.All(new Box<int>("a", 1).Value, new Box<int>("b", 2).Value));

        Assert.Equal(["a", "b"], result.Dependencies);
        Assert.Equal([1, 2], result.Value.AsEnumerable());
    }

    [Fact]
    public async Task Tuple_of_two_unites_the_dependencies_of_its_members()
    {
        var result = await Run.SeeInUpdate(() => Output.Tuple(new Box<int>("a", 1).Value, new Box<string>("b", "x").Value));

        Assert.Equal(["a", "b"], result.Dependencies);
        Assert.Equal((1, "x"), result.Value);
    }

    [Fact]
    public async Task Apply_unites_outer_and_inner_dependencies()
    {
        var result = await Run.SeeInUpdate(() =>
        {
            var inner = new Box<int>("inner", 1).Value;
            return new Box<int>("outer", 2).Value.Apply(x => inner.Apply(y => x + y));
        });

        Assert.Equal(["inner", "outer"], result.Dependencies);
        Assert.Equal(3, result.Value);
    }

    [Fact]
    public async Task Apply_on_an_unknown_value_keeps_its_dependencies()
    {
        var mocks = new RecordingMocks { State = _ => new Dictionary<string, object>() };
        var result = await Run.SeeInPreview(() => new Box<int>("a").Value.Apply(x => x + 1), mocks);

        Assert.False(result.Known);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task Format_unites_the_dependencies_of_its_arguments()
    {
        var result = await Run.SeeInUpdate(() => Output.Format($"{new Box<string>("a", "x").Value}{new Box<string>("b", "y").Value}"));

        Assert.Equal("xy", result.Value);
        Assert.Equal(["a", "b"], result.Dependencies);
    }
}
