using System.CommandLine;
using CommandLine;
using Preflight.Commands;

var root = new RootCommand(
    "Plans and checks a Pulumi program with no cloud: no account, no credential, no Pulumi CLI. Only `live` asks Azure."
)
{
    PlanCommand.Create(),
    CheckCommand.Create(),
    ReportCommand.Create(),
    DiffCommand.Create(),
    ExportCommand.Create(),
    CostCommand.Create(),
    GateCommand.Create(),
    LiveCommand.Create(),
};
try
{
    var invocation = new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(2),
    };
    var call = root.Parse(args);
    var exitCode = await call.InvokeAsync(invocation);

    // A call that could not be understood is a failed call: 1 is kept for findings.
    return call.Errors.Count > 0 ? ExitCode.Failed : exitCode;
}
catch (Failure failure)
{
    await Console.Error.WriteLineAsync($"error: {failure.Message}");
    return ExitCode.Failed;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("stopped");
    return ExitCode.Failed;
}
