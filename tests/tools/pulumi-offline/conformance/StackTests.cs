using Pulumi.Conformance.Support;
using Pulumi.Testing;

namespace Pulumi.Conformance;

public class StackTests
{
    private sealed class Complete : Stack
    {
        public Complete()
        {
            var box = new Box<string>("box", "x");
            Plain = box.Value;
            Named = Output.CreateSecret("hidden");
        }

        [Output]
        public Output<string> Plain { get; set; }

        [Output("other")]
        public Output<string> Named { get; set; }
    }

    private sealed class Unassigned : Stack
    {
        [Output]
        public Output<string> First { get; set; } = null!;

        [Output("second")]
        public Output<string> Second { get; set; } = null!;
    }

    private sealed class WrongType : Stack
    {
        [Output]
        public string Text { get; set; } = "x";
    }

    private sealed class Broken : Stack
    {
        public Broken() => throw new ArithmeticException("broken constructor");
    }

    private sealed class Injected(string greeting) : Stack
    {
        [Output]
        public Output<string> Greeting { get; set; } = Output.Create(greeting);
    }

    private sealed class Services(object? service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => service;
    }

    [Fact]
    public async Task The_stack_is_named_after_project_and_stack_and_returned_among_the_resources()
    {
        var resources = await Run.Stack<Complete>(options: new TestOptions { ProjectName = "shop", StackName = "dev" });
        var stack = Assert.Single(resources.OfType<Complete>());

        Assert.Equal("shop-dev", stack.GetResourceName());
        Assert.Equal("pulumi:pulumi:Stack", stack.GetResourceType());
        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task Stack_outputs_are_registered_by_property_name_unless_the_attribute_has_one()
    {
        var mocks = new RecordingMocks();
        await Run.Stack<Complete>(mocks);
        var outputs = Assert.Single(mocks.Outputs).Outputs;

        Assert.Equal(["Plain", "other"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("hidden", (await outputs["other"].See()).Value);
        Assert.True((await outputs["other"].See()).Secret);
    }

    [Fact]
    public async Task Unassigned_stack_outputs_are_reported() =>
        Assert.Equal(
            "Output(s) 'First, second' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            await Run.Failure(() => Run.Stack<Unassigned>())
        );

    [Fact]
    public async Task Stack_outputs_of_another_type_are_reported() =>
        Assert.Equal(
            "Output(s) 'Text' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            await Run.Failure(() => Run.Stack<WrongType>())
        );

    [Fact]
    public async Task An_exception_in_the_constructor_of_a_stack_is_reported_unwrapped()
    {
        var failure = await Run.Failure(() => Run.Stack<Broken>());

        Assert.Contains("System.ArithmeticException: broken constructor", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("TargetInvocationException", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_provider_may_build_the_stack()
    {
        Injected? injected = null;
        var resources = await Run.Alone(() =>
            Deployment.TestWithServiceProviderAsync<Injected>(new RecordingMocks(), new Lazily(() => injected = new Injected("hello")))
        );

        Assert.Equal("hello", (await injected!.Greeting.See()).Value);
        Assert.Same(injected, Assert.Single(resources));
    }

    [Fact]
    public async Task A_service_provider_that_does_not_know_the_stack_fails_the_run()
    {
        var failure = await Run.Failure(() =>
            Run.Alone(() => Deployment.TestWithServiceProviderAsync<Injected>(new RecordingMocks(), new Services(null)))
        );

        Assert.Contains("Failed to resolve instance of type", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_returns_its_outputs()
    {
        var (resources, outputs) = await Run.Alone(() =>
            Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
                new Dictionary<string, object?> { ["id"] = new Box<string>("box").Id, ["text"] = "x" }
            )
        );

        Assert.Single(resources);
        Assert.Equal("x", outputs["text"]);
        Assert.Equal("box-id", (await Assert.IsType<Output<string>>(outputs["id"]).See()).Value);
    }

    [Fact]
    public async Task An_async_program_returns_its_outputs()
    {
        Func<Task<IDictionary<string, object?>>> program = async () =>
        {
            await Task.Yield();
            return new Dictionary<string, object?> { ["id"] = new Box<string>("box").Id };
        };
        var (resources, outputs) = await Run.Alone(() => Deployment.TestAsync(new RecordingMocks(), new TestOptions(), program));

        Assert.Single(resources);
        Assert.Equal(["id"], outputs.Keys);
    }

    private sealed class Lazily(Func<object> make) : IServiceProvider
    {
        public object? GetService(Type serviceType) => make();
    }
}
