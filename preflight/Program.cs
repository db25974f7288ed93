using System.CommandLine;
using Preflight;
using Preflight.Commands;

var root = new RootCommand("Plans and checks a Pulumi program with no cloud: no account, no credential, no Pulumi CLI.") { PlanCommand.Create() };
try
{
    var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(2) };
    var exitCode = await root.Parse(args).InvokeAsync(invocation);

    // A call that could not be understood is a failed call: 1 is kept for findings.
    return exitCode == 1 ? 2 : exitCode;
}
catch (Failure failure)
{
    await Console.Error.WriteLineAsync($"error: {failure.Message}");
    return 2;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("stopped");
    return 2;
}
