using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class InputTests
{
    [Fact]
    public async Task A_value_converts_to_an_input()
    {
        Input<int> input = 3;

        Assert.Equal(3, (await input.See()).Value);
    }

    [Fact]
    public async Task An_output_converts_to_an_input_and_back_unchanged()
    {
        Input<int> input = Output.CreateSecret(3);
        Output<int> output = input;
        var result = await output.See();

        Assert.Equal(3, result.Value);
        Assert.True(result.Secret);
    }

    [Fact]
    public void A_null_output_does_not_convert_to_an_input() =>
        Assert.Throws<ArgumentNullException>(() =>
        {
            Input<int> input = (Output<int>)null!;
            return input;
        });

    [Fact]
    public async Task A_missing_input_is_a_known_default()
    {
        var result = await ((Input<int>?)null).ToOutput().See();

        Assert.Equal(0, result.Value);
        Assert.True(result.Known);
    }

    [Fact]
    public async Task Apply_on_a_missing_input_sees_the_default() =>
        Assert.True((await ((Input<string>?)null).Apply(x => x is null).See()).Value);

    [Fact]
    public async Task Apply_on_an_input_takes_functions_to_tasks_inputs_and_outputs()
    {
        Input<int> input = 1;
        Func<int, Input<int>?> toInput = x => x + 2;

        Assert.Equal(2, (await input.Apply(x => Task.FromResult(x + 1)).See()).Value);
        Assert.Equal(3, (await input.Apply(toInput).See()).Value);
        Assert.Equal(4, (await input.Apply(x => Output.Create(x + 3)).See()).Value);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Apply_on_an_input_treats_unknowns_and_secrets_like_an_output(bool known, bool secret)
    {
        Input<int> input = Seeing.Make(1, known, secret);
        var result = await input.Apply(x => x + 1).See();

        Assert.Equal(known ? 2 : 0, result.Value);
        Assert.Equal(known, result.Known);
        Assert.Equal(secret, result.Secret);
    }
}
