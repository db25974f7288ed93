using System.CommandLine;
using CommandLine;
using Planning.Plans;
using Planning.Updates;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`diff A B`: what differs between two stacks, or between a saved plan and now.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CostTermsOption();
        var before = new Argument<string>("BEFORE") { Description = "A stack, or a saved plan (a file that ends in .json)." };
        var after = new Argument<string>("AFTER") { Description = "A stack, or a saved plan." };
        var format = new Option<string>("--format") { Description = "console, markdown or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "markdown", "json");
        var command = new Verb(
            "diff",
            "Show what differs between two stacks or plans.",
            """
            Shows by component what is added, changed, replaced or removed, and where data would be lost. Then it shows the change of the
            monthly estimate and, from test to production, models that were not tested. Secrets are never shown.
            Exit code: 0 no difference, 1 differences, 2 the program or the call failed.

            Examples:
              preflight diff test prod
              preflight plan prod --format json > before.json && preflight diff before.json prod
            """
        )
        {
            before,
            after,
            format,
        };
        source.AddOptionsTo(command);
        terms.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (left, right) = (parsed.GetValue(before)!, parsed.GetValue(after)!);
                var costs = terms.Of(parsed, source.TermsDirectory(parsed));
                var (old, now) = (await source.GetAsync(parsed, left, cancellation), await source.GetAsync(parsed, right, cancellation));
                var (difference, cost) = (
                    PlanDifference.Between(old, now),
                    new CostChange(CostEstimate.Of(old, costs), CostEstimate.Of(now, costs))
                );
                var between = ModelParity
                    .Of([(old, StageName.Of(old.Stack)), (now, StageName.Of(now.Stack))])
                    .SelectMany(group => group)
                    .ToList();
                switch (parsed.GetValue(format))
                {
                    case "json":
                        await Console.Out.WriteLineAsync(DifferenceList.Json(difference, cost, between));
                        break;
                    case "markdown":
                        await Console.Out.WriteLineAsync(DifferenceList.Markdown(difference, cost, between, left, right));
                        break;
                    default:
                        DifferenceList.Print(Terminal.Console, difference, cost, between);
                        break;
                }

                return difference.Resources.Count == 0 ? 0 : ExitCode.Findings;
            }
        );
        return command;
    }
}
