using System.CommandLine;
using CommandLine;

namespace Preflight.Commands;

/// <summary>The command line of preflight.</summary>
public static class PreflightCommands
{
    /// <returns>0 without findings, 1 with findings, 2 if the call or the program failed.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter errors)
    {
        var root = new RootCommand(
            "Plans and checks a Pulumi program without an Azure account, a credential or the Pulumi CLI. Only `live` asks Azure."
        )
        {
            PlanCommand.Create(),
            CheckCommand.Create(),
            RehearseCommand.Create(),
            ReportCommand.Create(),
            DiffCommand.Create(),
            ExportCommand.Create(),
            CostCommand.Create(),
            GateCommand.Create(),
            DriftCommand.Create(),
            LiveCommand.Create(),
        };
        Verb.ShowDetailsIn(root);
        return await CommandRunner.RunAsync(root, arguments, errors);
    }
}
