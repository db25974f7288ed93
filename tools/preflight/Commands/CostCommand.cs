using System.CommandLine;
using CommandLine;
using Planning.Plans;
using Preflight.Costs;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`cost STACK`: estimates the monthly cost of the plan.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CostTermsOption();
        var all = new Option<bool>("--all") { Description = "Estimate every stack of the project." };
        var stage = new Option<Stage?>("--stage")
        {
            Description = "Development, Test or Production, for the assumptions. Default: from the name of the stack.",
        };
        var format = new Option<string>("--format") { Description = "console, markdown or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "markdown", "json");
        var command = new Verb(
            "cost",
            "Estimate the monthly cost of the plan.",
            """
            Prints quantity times list price, the largest amounts first. Lines under $1 are folded. Prices are US dollars, pay as you go,
            from a dated table. Each price has a source; verify prices marked ?. What a plan does not contain, such as questions a day, is
            assumed by stage and printed: set it with `cost:` in preflight.yaml. Set prices with `prices:` or --prices.
            Resources without a price are listed and counted as 0.
            Exit code: 0 estimated, 2 the program or the call failed.

            Examples:
              preflight cost prod
              preflight cost --all --format markdown
              preflight cost prod --prices agreement.yaml --format json
            """
        )
        {
            all,
            stage,
            format,
        };
        source.AddTo(command);
        terms.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var costs = terms.Of(parsed, source.TermsDirectory(parsed));
                var plans = parsed.GetValue(all)
                    ? await source.GetAllAsync(parsed, cancellation)
                    : [await source.GetAsync(parsed, cancellation)];
                var estimates = plans.Select(plan => CostEstimate.Of(plan, costs, parsed.GetValue(stage))).ToList();
                switch (parsed.GetValue(format))
                {
                    case "json":
                        await Console.Out.WriteLineAsync(CostJson.Write(estimates));
                        break;
                    case "markdown":
                        await Console.Out.WriteLineAsync(string.Join('\n', estimates.Select(CostTable.Markdown)));
                        break;
                    default:
                        estimates.ForEach(estimate => CostList.Print(Terminal.Console, estimate));
                        break;
                }

                return 0;
            }
        );
        return command;
    }
}
