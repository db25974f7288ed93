using CommandLine;
using Preflight.Commands;

namespace Preflight.Tests;

/// <summary>Runs a command in the process of the tests: a process of its own costs ten times the CPU time.</summary>
internal static class InProcess
{
    private static readonly RoutedWriter Output = new(Console.Out);
    private static readonly RoutedWriter Errors = new(Console.Error);

    static InProcess()
    {
        Console.SetOut(Output);
        Console.SetError(Errors);
    }

    /// <param name="arguments">File names are absolute: the process has another folder than a shell would.</param>
    public static async Task<FinishedProcess> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        (Output.Target, Errors.Target) = (output, errors);
        var exitCode = await PreflightCommands.RunAsync(arguments, Console.Error);
        return new FinishedProcess(exitCode, output.ToString(), errors.ToString());
    }
}
