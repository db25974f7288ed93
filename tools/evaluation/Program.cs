using System.CommandLine;
using Evaluation;

try
{
    var call = EvaluateCommand.Create().Parse(args);
    var exitCode = await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    // A call that could not be understood judged nothing: 1 is kept for thresholds.
    return call.Errors.Count > 0 ? ExitCode.CouldNotRun : exitCode;
}
catch (Failure failure)
{
    await Console.Error.WriteLineAsync($"error: {failure.Message}");
    return ExitCode.CouldNotRun;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("stopped");
    return ExitCode.CouldNotRun;
}
