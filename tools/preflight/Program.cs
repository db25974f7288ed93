using System.CommandLine;
using CommandLine;
using Preflight.Commands;

var root = new RootCommand(
    "Plans and checks a Pulumi program without an Azure account, a credential or the Pulumi CLI. Only `live` asks Azure."
)
{
    PlanCommand.Create(),
    CheckCommand.Create(),
    ReportCommand.Create(),
    DiffCommand.Create(),
    ExportCommand.Create(),
    CostCommand.Create(),
    GateCommand.Create(),
    DriftCommand.Create(),
    LiveCommand.Create(),
};
Verb.ShowDetailsIn(root);
return await CommandRunner.RunAsync(root, args, Console.Error);
