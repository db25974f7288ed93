using System.CommandLine;
using Preflight.Arm;
using Preflight.Checks;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`check STACK`: what is wrong with the plan.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var all = new Option<bool>("--all") { Description = "Judge every stack of the project." };
        var format = new Option<string>("--format") { Description = "console or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "json");
        var command = new Command("check", """
            Holds every planned request against Azure's own type definitions. Exit code 0 clean, 1 errors were found, 2 the program or the
            call failed. Warnings do not fail.

            Examples:
              preflight check prod
              preflight check --all --format json
            """) { all, format };
        source.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var types = new AzureTypes();
            var plans = parsed.GetValue(all) ? await source.GetAllAsync(parsed, cancellation) : [await source.GetAsync(parsed, cancellation)];
            var judgements = plans.Select(plan => Judgement.Of(plan, types)).ToList();
            if (parsed.GetValue(format) == "json")
            {
                await Console.Out.WriteLineAsync(FindingList.Json(judgements));
            }
            else
            {
                judgements.ForEach(judgement => FindingList.Print(Terminal.Console, judgement));
            }

            return judgements.Exists(judgement => judgement.Findings.Any(finding => finding.Severity == Severity.Error)) ? ExitCode.Findings : 0;
        });
        return command;
    }
}
