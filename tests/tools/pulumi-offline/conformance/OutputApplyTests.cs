using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputApplyTests
{
    public static TheoryData<bool, bool> States =>
        new()
        {
            { true, false },
            { true, true },
            { false, false },
            { false, true },
        };

    [Theory, MemberData(nameof(States))]
    public async Task Apply_of_a_value_runs_only_on_a_known_value(bool known, bool secret)
    {
        var ran = false;
        var result = await Seeing
            .Make(2, known, secret)
            .Apply(x =>
            {
                ran = true;
                return x + 1;
            })
            .See();

        Expect(known ? 3 : 0, known, secret, result, ran);
    }

    [Theory, MemberData(nameof(States))]
    public async Task Apply_of_a_task_runs_only_on_a_known_value(bool known, bool secret)
    {
        var ran = false;
        var result = await Seeing
            .Make(2, known, secret)
            .Apply(async x =>
            {
                ran = true;
                await Task.Yield();
                return x + 1;
            })
            .See();

        Expect(known ? 3 : 0, known, secret, result, ran);
    }

    [Theory, MemberData(nameof(States))]
    public async Task Apply_of_an_output_runs_only_on_a_known_value(bool known, bool secret)
    {
        var ran = false;
        var result = await Seeing
            .Make(2, known, secret)
            .Apply(x =>
            {
                ran = true;
                return Output.Create(x + 1);
            })
            .See();

        Expect(known ? 3 : 0, known, secret, result, ran);
    }

    [Theory, MemberData(nameof(States))]
    public async Task Apply_of_an_input_runs_only_on_a_known_value(bool known, bool secret)
    {
        var ran = false;
        var result = await Seeing
            .Make(2, known, secret)
            .Apply(x =>
            {
                ran = true;
                Input<int> inner = x + 1;
                return inner;
            })
            .See();

        Expect(known ? 3 : 0, known, secret, result, ran);
    }

    [Theory, MemberData(nameof(States))]
    public async Task Apply_of_an_action_gives_an_empty_tuple_and_runs_only_on_a_known_value(bool known, bool secret)
    {
        var ran = false;
        Func<int, Task> action = async _ =>
        {
            await Task.Yield();
            ran = true;
        };
        var result = await Seeing.Make(2, known, secret).Apply(action).See();

        Assert.Equal(new Seen<ValueTuple>(default, known, secret, result.Dependencies), result);
        Assert.Equal(known, ran);
    }

    [Theory, MemberData(nameof(States))]
    public async Task The_inner_output_decides_when_the_outer_is_known_and_plain(bool known, bool secret)
    {
        var result = await Output.Create(2).Apply(x => Seeing.Make(x + 1, known, secret)).See();

        Expect(known ? 3 : 0, known, secret, result);
    }

    [Theory, MemberData(nameof(States))]
    public async Task A_secret_outer_makes_every_inner_secret(bool known, bool secret)
    {
        var result = await Output.CreateSecret(2).Apply(x => Seeing.Make(x + 1, known, secret)).See();

        Expect(known ? 3 : 0, known, true, result);
    }

    [Fact]
    public async Task A_null_output_from_the_function_is_a_known_default()
    {
        var result = await Output.CreateSecret("x").Apply(_ => (Output<string>?)null).See();

        Expect(null, true, true, result);
    }

    [Fact]
    public async Task A_null_input_from_the_function_is_a_known_default()
    {
        var result = await Output.Create("x").Apply(_ => (Input<int>?)null).See();

        Expect(0, true, false, result);
    }

    [Fact]
    public async Task Apply_receives_a_known_null()
    {
        var result = await Output.Create((string?)null).Apply(x => x is null).See();

        Expect(true, true, false, result);
    }

    [Fact]
    public async Task An_exception_in_the_function_is_the_exception_of_the_output()
    {
        var output = Output.Create(1).Apply(int (int x) => throw new ArithmeticException($"not {x}"));

        Assert.Equal("not 1", (await Assert.ThrowsAsync<ArithmeticException>(() => output.See())).Message);
    }

    [Fact]
    public async Task A_failed_output_never_reaches_a_later_function()
    {
        var reached = false;
        var output = Output.Create(Task.FromException<int>(new ArithmeticException("lost"))).Apply(x => reached = true);

        await Assert.ThrowsAsync<ArithmeticException>(() => output.See());
        Assert.False(reached);
    }

    [Fact]
    public void Create_rejects_a_null_task() => Assert.Throws<ArgumentNullException>(() => Output<int>.Create(null!));

    /// <remarks>With other overloads, lambdas such as <c>x => throw ...</c> would compile with one SDK only.</remarks>
    [Fact]
    public void The_overloads_of_Apply_are_the_official_five()
    {
        var parameters = typeof(Output<int>)
            .GetMethods()
            .Where(method => method.Name == "Apply")
            .Select(method => method.GetParameters().Single().ParameterType.GenericTypeArguments[1].Name);

        Assert.Equal(["Input`1", "Output`1", "TResult", "Task", "Task`1"], parameters.Order(StringComparer.Ordinal));
    }

    private static void Expect<T>(T? value, bool known, bool secret, Seen<T> result, bool? ran = null)
    {
        Assert.Equal(value, result.Value);
        Assert.Equal(known, result.Known);
        Assert.Equal(secret, result.Secret);
        Assert.Empty(result.Dependencies);
        Assert.Equal(ran ?? known, known);
    }
}
