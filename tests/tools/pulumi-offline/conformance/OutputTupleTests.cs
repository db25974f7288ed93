using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputTupleTests
{
    private static readonly Input<int> One = 1;
    private static readonly Input<string> Two = "2";
    private static readonly Input<bool> Three = true;
    private static readonly Output<int> OutOne = Output.Create(1);
    private static readonly Output<string> OutTwo = Output.Create("2");
    private static readonly Output<bool> OutThree = Output.Create(true);

    [Fact]
    public async Task Tuples_of_two_inputs() => Assert.Equal((1, "2"), (await Output.Tuple(One, Two).See()).Value);

    [Fact]
    public async Task Tuples_of_three_inputs() => Assert.Equal((1, "2", true), (await Output.Tuple(One, Two, Three).See()).Value);

    [Fact]
    public async Task Tuples_of_four_inputs() => Assert.Equal((1, "2", true, 1), (await Output.Tuple(One, Two, Three, One).See()).Value);

    [Fact]
    public async Task Tuples_of_five_inputs() =>
        Assert.Equal((1, "2", true, 1, "2"), (await Output.Tuple(One, Two, Three, One, Two).See()).Value);

    [Fact]
    public async Task Tuples_of_six_inputs() =>
        Assert.Equal((1, "2", true, 1, "2", true), (await Output.Tuple(One, Two, Three, One, Two, Three).See()).Value);

    [Fact]
    public async Task Tuples_of_seven_inputs() =>
        Assert.Equal((1, "2", true, 1, "2", true, 1), (await Output.Tuple(One, Two, Three, One, Two, Three, One).See()).Value);

    [Fact]
    public async Task Tuples_of_eight_inputs() =>
        Assert.Equal((1, "2", true, 1, "2", true, 1, "2"), (await Output.Tuple(One, Two, Three, One, Two, Three, One, Two).See()).Value);

    [Fact]
    public async Task Tuples_of_two_outputs() => Assert.Equal((1, "2"), (await Output.Tuple(OutOne, OutTwo).See()).Value);

    [Fact]
    public async Task Tuples_of_three_outputs() => Assert.Equal((1, "2", true), (await Output.Tuple(OutOne, OutTwo, OutThree).See()).Value);

    [Fact]
    public async Task Tuples_of_four_to_seven_outputs()
    {
        Assert.Equal((1, "2", true, 1), (await Output.Tuple(OutOne, OutTwo, OutThree, OutOne).See()).Value);
        Assert.Equal((1, "2", true, 1, "2"), (await Output.Tuple(OutOne, OutTwo, OutThree, OutOne, OutTwo).See()).Value);
        Assert.Equal((1, "2", true, 1, "2", true), (await Output.Tuple(OutOne, OutTwo, OutThree, OutOne, OutTwo, OutThree).See()).Value);
        Assert.Equal(
            (1, "2", true, 1, "2", true, 1),
            (await Output.Tuple(OutOne, OutTwo, OutThree, OutOne, OutTwo, OutThree, OutOne).See()).Value
        );
    }

    [Fact]
    public async Task Tuples_of_eight_outputs() =>
        Assert.Equal(
            (1, "2", true, 1, "2", true, 1, "2"),
            (await Output.Tuple(OutOne, OutTwo, OutThree, OutOne, OutTwo, OutThree, OutOne, OutTwo).See()).Value
        );

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task The_last_of_eight_members_decides_like_any_other(bool known, bool secret)
    {
        var result = await Output.Tuple(One, Two, Three, One, Two, Three, One, (Input<int>)Seeing.Make(8, known, secret)).See();

        Assert.Equal(known, result.Known);
        Assert.Equal(secret, result.Secret);
    }
}
