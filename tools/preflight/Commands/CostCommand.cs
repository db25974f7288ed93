using System.CommandLine;
using CommandLine;
using Planning.Plans;
using Preflight.Costs;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`cost STACK`: what the plan costs in a month.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var terms = new CostTermsOption();
        var all = new Option<bool>("--all") { Description = "Estimate every stack of the project." };
        var stage = new Option<Stage?>("--stage")
        {
            Description = "Development, Test or Production, for the assumptions; told from the stack's name otherwise.",
        };
        var format = new Option<string>("--format") { Description = "console, markdown or json.", DefaultValueFactory = _ => "console" };
        format.AcceptOnlyFromAmong("console", "markdown", "json");
        var command = new Command(
            "cost",
            """
            Estimates what the plan costs in a month, line by line: what is counted, times its list price. Prices are US dollars, pay as you go,
            from a dated table; each comes with its source, and some must be verified before anybody relies on them. What a plan cannot tell, as
            questions a day, is assumed by stage and printed; `cost:` in preflight.yaml sets it for a stack, `prices:` or --prices sets prices.
            What has no price is named and counted as nothing.

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
