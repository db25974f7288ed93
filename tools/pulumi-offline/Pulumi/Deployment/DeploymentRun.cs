using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;

namespace Pulumi;

// Running a program under an engine.
public sealed partial class Deployment
{
    /// <summary>Runs a program without outputs. The result is the exit code of the process.</summary>
    public static Task<int> RunAsync(Action action) =>
        RunAsync(() =>
        {
            action();
            return ImmutableDictionary<string, object?>.Empty;
        });

    /// <summary>Runs a program and gives its result out as the stack's outputs.</summary>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) =>
        RunAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return ImmutableDictionary<string, object?>.Empty;
        });

    /// <inheritdoc cref="RunAsync(Func{IDictionary{string, object}})"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        StartAsync(DeploymentEnvironment.Connect, runner => runner.RunAsync(func, options));

    /// <summary>Runs a program that is a class; its [Output] properties are the stack's outputs.</summary>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() =>
        StartAsync(DeploymentEnvironment.Connect, runner => runner.RunAsync(() => Task.FromResult(Create<TStack>())));

    /// <summary>Runs a program that is a class, which the service provider makes.</summary>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack =>
        StartAsync(DeploymentEnvironment.Connect, runner => runner.RunAsync(() => Task.FromResult(Resolve<TStack>(serviceProvider))));

    private static TStack Create<TStack>()
        where TStack : Stack =>
        (TStack)Activator.CreateInstance(typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!;

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                    + $"Register the type with the service provider before calling {nameof(RunAsync)}."
            );
    }

    // Asynchronous, so that the running deployment is set for this run alone and not for the caller.
    private static async Task<int> StartAsync(Func<Deployment> create, Func<Runner, Task<int>> run)
    {
        while (Environment.GetEnvironmentVariable("PULUMI_ATTACH_DEBUGGER") == "true" && !Debugger.IsAttached)
            await Task.Delay(100).ConfigureAwait(false);
        if (Running.Value != null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        var deployment = create();
        Running.Value = new DeploymentInstance(deployment);
        return await run(deployment.Runner).ConfigureAwait(false);
    }
}
