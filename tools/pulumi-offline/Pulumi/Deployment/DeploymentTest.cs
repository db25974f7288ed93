using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

// Running a program against mocks.
public sealed partial class Deployment
{
    /// <summary>Runs a stack class against mocks and returns all its resources, the stack included. A failed run throws.</summary>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestAsync(mocks, options, runner => runner.RunAsync(() => Task.FromResult(Create<TStack>())));

    /// <summary>Runs a stack class, which the service provider makes, against mocks.</summary>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks,
        IServiceProvider serviceProvider,
        TestOptions? options = null
    )
        where TStack : Stack =>
        TestAsync(mocks, options, runner => runner.RunAsync(() => Task.FromResult(Resolve<TStack>(serviceProvider))));

    /// <summary>Runs a function against mocks and returns its resources, without the stack, and its outputs.</summary>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<Task<IDictionary<string, object?>>> createResources
    )
    {
        var all = await TestAsync(testMocks, testOptions, runner => runner.RunAsync(() => TestStack.RunAsync(createResources)))
            .ConfigureAwait(false);
        return Split(all);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks,
        TestOptions testOptions,
        Func<IDictionary<string, object?>> createResources
    ) => TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs a function against mocks and returns its resources, without the stack.</summary>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, async () =>
            {
                await createResources().ConfigureAwait(false);
                return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
            })
            .ConfigureAwait(false);
        return resources;
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        var (resources, _) = await TestAsync(testMocks, testOptions, () =>
            {
                createResources();
                return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
            })
            .ConfigureAwait(false);
        return resources;
    }

    private static (ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs) Split(ImmutableArray<Resource> resources)
    {
        var stack = resources.OfType<TestStack>().FirstOrDefault();
        return (resources.RemoveAll(resource => resource is TestStack), stack?.Results ?? new Dictionary<string, object?>());
    }

    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options, Func<Runner, Task<int>> run)
    {
        var engine = new MockEngine();
        var monitor = new MockMonitor(mocks);
        var info = new DeploymentInfo(
            options?.ProjectName ?? "project",
            options?.StackName ?? "stack",
            options?.OrganizationName ?? "organization",
            options?.RootDirectory,
            options?.IsPreview ?? true
        );
        await StartAsync(() => new Deployment(engine, monitor, info), run).ConfigureAwait(false);
        return engine.Errors switch
        {
            [] => monitor.Resources,
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }
}
