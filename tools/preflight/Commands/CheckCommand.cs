using System.CommandLine;
using AzureDefinitions.Types;
using CommandLine;
using Preflight.Checking;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`check STACK`: reports problems of the plan.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CheckTerms();
        var all = new Option<bool>("--all") { Description = "Check every stack of the project." };
        var format = new Option<string>("--format")
        {
            Description = "console, markdown, json or sarif.",
            DefaultValueFactory = _ => "console",
        };
        format.AcceptOnlyFromAmong("console", "markdown", "json", "sarif");
        var command = new Verb(
            "check",
            "Check the plan against the definitions of Azure and the rules.",
            """
            Checks every request against Azure's type definitions, and the plan against rules for network, identity, safety, reliability and
            cost. Findings that preflight.yaml waives are accepted. Warnings do not fail.
            Exit code: 0 no errors, 1 errors were found, 2 the program or the call failed.

            Examples:
              preflight check prod
              preflight check --all --format markdown
              preflight check prod --format sarif > prod.sarif
            """
        )
        {
            all,
            format,
        };
        source.AddTo(command);
        terms.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var types = new AzureTypes();
                var options = terms.Of(parsed, source.Directory(parsed), source.TermsDirectory(parsed));
                if (source.RunsAProgram(parsed))
                {
                    _ = WarmUp.Start(types, options);
                }

                var plans = parsed.GetValue(all)
                    ? await source.GetAllAsync(parsed, cancellation)
                    : [await source.GetAsync(parsed, cancellation)];
                var judgements =
                    plans.Count > 1
                        ? [.. CheckResult.OfAll(plans, types, options)]
                        : plans.Select(plan => CheckResult.Of(plan, types, options)).ToList();
                switch (parsed.GetValue(format))
                {
                    case "json":
                        await Console.Out.WriteLineAsync(FindingList.Json(judgements));
                        break;
                    case "sarif":
                        await Console.Out.WriteLineAsync(SarifLog.Write(judgements));
                        break;
                    case "markdown":
                        await Console.Out.WriteLineAsync(FindingTable.Markdown(judgements));
                        break;
                    default:
                        judgements.ForEach(judgement => FindingList.Print(Terminal.Console, judgement));
                        break;
                }

                return judgements.Exists(judgement => judgement.HasErrors) ? ExitCode.Findings : 0;
            }
        );
        return command;
    }
}
