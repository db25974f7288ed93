using System.CommandLine;

namespace CommandLine;

/// <summary>Runs a command; a failure becomes one line and exit code 2.</summary>
public static class CommandRunner
{
    /// <param name="patience">How long Ctrl+C waits for the command to end.</param>
    /// <param name="describe">The message of an expected exception other than <see cref="Failure"/>; null for an unexpected one.</param>
    /// <param name="stopped">What is printed after Ctrl+C.</param>
    public static async Task<int> RunAsync(
        Command root,
        string[] arguments,
        TextWriter errors,
        TimeSpan? patience = null,
        Func<Exception, string?>? describe = null,
        string stopped = "stopped"
    )
    {
        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = patience ?? TimeSpan.FromSeconds(2),
            };
            var call = root.Parse(arguments);
            var exitCode = await call.InvokeAsync(invocation);

            // Exit code 1 is for findings; a call that cannot be parsed has failed.
            return call.Errors.Count > 0 ? ExitCode.Failed : exitCode;
        }
        catch (Exception exception) when (Describe(exception) is { } message)
        {
            await errors.WriteLineAsync($"error: {message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync(stopped);
            return ExitCode.Failed;
        }

        string? Describe(Exception exception) => exception is Failure ? exception.Message : describe?.Invoke(exception);
    }
}
