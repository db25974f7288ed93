using System.Reflection;
using Pulumirpc;

namespace Pulumi;

/// <summary>Runs a program to its end: until nothing is in flight, or something has failed.</summary>
internal sealed class Runner(Deployment deployment)
{
    // Tells the language host that the user has seen the reason already.
    private const int FailedWithMessage = 32;

    private readonly InFlightTasks _tasks = new();

    public void Track(Task task) => _tasks.Add(task);

    public Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> program, StackOptions? options)
    {
        var stack = new Stack(program, options);
        Track(stack.Outputs.DataTask);
        return FinishAsync();
    }

    public async Task<int> RunAsync<TStack>(Func<Task<TStack>> createStack)
        where TStack : Stack
    {
        try
        {
            var stack = await createStack().ConfigureAwait(false);
            stack.RegisterPropertyOutputs();
            Track(stack.Outputs.DataTask);
        }
        catch (Exception ex)
        {
            return await ReportAsync([ex]).ConfigureAwait(false);
        }
        return await FinishAsync().ConfigureAwait(false);
    }

    private async Task<int> FinishAsync()
    {
        var exceptions = await _tasks.IdleOrFailedAsync().ConfigureAwait(false);
        if (exceptions.Count > 0)
            return await ReportAsync(exceptions).ConfigureAwait(false);
        if (deployment.Log.HasErrors)
            return 1;
        try
        {
            await deployment.Monitor.SignalAndWaitForShutdownAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception ex)
        {
            return await ReportAsync([ex]).ConfigureAwait(false);
        }
    }

    private async Task<int> ReportAsync(IReadOnlyList<Exception> exceptions)
    {
        var exitCode = 1;
        foreach (var exception in exceptions)
        {
            if (exception is LogException)
            {
                Console.Error.WriteLine($"Error occurred trying to send logging message to engine:\n{exception}");
                continue;
            }
            var (message, resource) = Describe(exception);
            await deployment.Log.WriteAsync(LogSeverity.Error, message, resource).ConfigureAwait(false);
            exitCode = FailedWithMessage;
        }
        Environment.ExitCode = exitCode;
        return exitCode;
    }

    private static (string Message, Resource? Resource) Describe(Exception exception) =>
        exception switch
        {
            RunException => (exception.Message, null),
            ResourceException { HideStack: true } hidden => (hidden.Message, hidden.Resource),
            ResourceException shown => (shown.ToString(), shown.Resource),
            _ => ($"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}", null),
        };
}
