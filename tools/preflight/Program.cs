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
return await CommandRunner.RunAsync(root, args, Console.Error);
