using System.CommandLine;
using System.Diagnostics;
using CommandLine;
using Planning.Plans;
using Preflight.Reports;

namespace Preflight.Commands;

/// <summary>`plan STACK`: what the program would deploy.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var source = new PlanSource();
        var json = new Option<bool>("--json") { Description = "Print the plan file instead of the tree." };
        var command = new Command(
            "plan",
            """
            Runs the program under an engine on this machine and prints every resource it would deploy.

            Examples:
              preflight plan dev
              preflight plan dev --json > dev.json
              preflight plan dev --unknowns
              preflight plan dev --project ../other --command "node run.js"
            """
        )
        {
            json,
        };
        source.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(source, parsed, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(PlanSource source, ParseResult parsed, bool json, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var plan = await source.GetAsync(parsed, cancellation);
        if (json)
        {
            await Console.Out.WriteAsync(PlanFile.Write(plan));
        }
        else
        {
            PlanTree.Print(Terminal.Console, plan, watch.Elapsed);
        }

        return 0;
    }
}
