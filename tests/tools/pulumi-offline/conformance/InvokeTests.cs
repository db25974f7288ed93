using System.Collections.Immutable;
using Pulumi.Conformance.Support;
using Pulumi.Utilities;

namespace Pulumi.Conformance;

public class InvokeTests
{
    private const string Token = "test:index:look";

    private sealed class LookArgs : InvokeArgs
    {
        [Input("value")]
        public object? Value { get; set; }
    }

    [OutputType]
    private sealed class Found
    {
        public readonly string Text;

        [OutputConstructor]
        private Found(string text) => Text = text;
    }

    [Fact]
    public async Task An_invoke_answers_with_an_output()
    {
        var result = await Run.SeeInUpdate(() => Deployment.Instance.Invoke<Found>(Token, new LookArgs()), Answering("x"));

        Assert.Equal("x", result.Value!.Text);
        Assert.True(result.Known);
        Assert.False(result.Secret);
        Assert.Empty(result.Dependencies);
    }

    [Fact]
    public async Task An_invoke_without_arguments_sends_none()
    {
        var mocks = Answering("x");
        await Run.SeeInUpdate(() => Deployment.Instance.Invoke<Found>(Token, InvokeArgs.Empty), mocks);

        var call = Assert.Single(mocks.Calls);
        Assert.Equal(Token, call.Token);
        Assert.Empty(call.Args);
        Assert.Equal("", call.Provider);
    }

    [Fact]
    public async Task Arguments_arrive_as_inputs_of_resources_do()
    {
        var mocks = Answering("x");
        await Run.SeeInUpdate(
            () => Deployment.Instance.Invoke<Found>(Token, new LookArgs { Value = new Dictionary<string, object> { ["n"] = 1 } }),
            mocks
        );

        Assert.Equal(1.0, ((ImmutableDictionary<string, object>)Assert.Single(mocks.Calls).Args["value"])["n"]);
    }

    [Fact]
    public async Task A_task_gives_the_answer_at_once()
    {
        await Run.Update(
            async () => Assert.Equal("x", (await Deployment.Instance.InvokeAsync<Found>(Token, new LookArgs())).Text),
            Answering("x")
        );
    }

    [Fact]
    public async Task InvokeSingle_gives_the_one_member_of_the_answer()
    {
        Assert.Equal(
            "x",
            (await Run.SeeInUpdate(() => Deployment.Instance.InvokeSingle<string>(Token, new LookArgs()), Answering("x"))).Value
        );
        await Run.Update(
            async () => Assert.Equal("x", await Deployment.Instance.InvokeSingleAsync<string>(Token, new LookArgs())),
            Answering("x")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_argument_makes_the_answer_unknown_without_a_call(bool preview)
    {
        var mocks = Answering("x");
        Func<Output<Found>> program = () =>
            Deployment.Instance.Invoke<Found>(Token, new LookArgs { Value = new object[] { "a", OutputUtilities.CreateUnknown("b") } });
        var result = await (preview ? Run.SeeInPreview(program, mocks) : Run.SeeInUpdate(program, mocks));

        Assert.False(result.Known);
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task A_resource_argument_without_an_id_makes_the_answer_unknown()
    {
        var mocks = new RecordingMocks { Id = _ => null, Answer = _ => throw new InvalidOperationException("called") };
        var result = await Run.SeeInPreview(
            () => Deployment.Instance.Invoke<Found>(Token, new LookArgs { Value = new Box<string>("box", "known").Value }),
            mocks
        );

        Assert.False(result.Known);
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task Dependencies_of_arguments_flow_to_the_answer()
    {
        var result = await Run.SeeInUpdate(
            () => Deployment.Instance.Invoke<Found>(Token, new LookArgs { Value = new Box<string>("box", "a").Value }),
            Answering("x")
        );

        Assert.True(result.Known);
        Assert.Equal(["box"], result.Dependencies);
    }

    [Fact]
    public async Task Secretness_of_arguments_does_not_flow_to_the_answer()
    {
        var mocks = Answering("x");
        var result = await Run.SeeInUpdate(
            () => Deployment.Instance.Invoke<Found>(Token, new LookArgs { Value = Output.CreateSecret("hidden") }),
            mocks
        );

        Assert.False(result.Secret);
        Assert.Equal("hidden", Assert.Single(mocks.Calls).Args["value"]);
    }

    [Fact]
    public async Task The_provider_decides_whether_the_answer_is_secret()
    {
        var result = await Run.SeeInUpdate(
            () => Deployment.Instance.Invoke<Found>(Token, new LookArgs()),
            Answering(Output.CreateSecret("x"))
        );

        Assert.Equal("x", result.Value!.Text);
        Assert.True(result.Secret);
    }

    [Fact]
    public async Task Explicit_dependencies_are_dependencies_of_the_answer()
    {
        var result = await Run.SeeInUpdate(
            () =>
                Deployment.Instance.Invoke<Found>(
                    Token,
                    new LookArgs(),
                    new InvokeOutputOptions { DependsOn = { new Box<string>("box") } }
                ),
            Answering("x")
        );

        Assert.True(result.Known);
        Assert.Equal(["box"], result.Dependencies);
    }

    [Fact]
    public async Task An_explicit_dependency_without_an_id_makes_the_answer_unknown()
    {
        var mocks = new RecordingMocks { Id = _ => null };
        var result = await Run.SeeInPreview(
            () =>
                Deployment.Instance.Invoke<Found>(
                    Token,
                    new LookArgs(),
                    new InvokeOutputOptions { DependsOn = { new Box<string>("box") } }
                ),
            mocks
        );

        Assert.False(result.Known);
        Assert.Empty(mocks.Calls);
    }

    [Fact]
    public async Task The_provider_of_an_invoke_is_its_own_or_its_parents()
    {
        var mocks = Answering("x");
        await Run.Update(
            () =>
            {
                var group = new Group("group", new() { Provider = new Cloud("cloud") });
                Deployment.Instance.Invoke<Found>(Token, new LookArgs(), new InvokeOptions { Parent = group });
                Deployment.Instance.Invoke<Found>(Token, new LookArgs(), new InvokeOptions { Provider = new Cloud("own") });
            },
            mocks
        );

        Assert.Equal(["cloud-id", "own-id"], mocks.Calls.Select(call => call.Provider!.Split("::")[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_unsupported_argument_fails_the_run_with_its_name()
    {
        var exception = await Record.ExceptionAsync(() =>
            Run.Update(
                () =>
                {
                    Deployment.Instance.Invoke<Found>(Token, new LookArgs { Value = 5L });
                },
                Answering("x")
            )
        );

        Assert.Contains("System.Int64 is not a supported argument type", exception!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_the_provider_fails_the_run()
    {
        var mocks = new RecordingMocks { Answer = _ => throw new RunException("no such thing") };

        Assert.Equal(
            "no such thing",
            await Run.Failure(() =>
                Run.Update(
                    () =>
                    {
                        Deployment.Instance.Invoke<Found>(Token, new LookArgs());
                    },
                    mocks
                )
            )
        );
    }

    private static RecordingMocks Answering(object text) => new() { Answer = _ => new Dictionary<string, object> { ["text"] = text } };
}
