using System.CommandLine;
using Spectre.Console;

namespace Benchmarks.Size;

/// <summary>`size`: preflight on programs of hundreds to thousands of resources.</summary>
internal static class SizeCommand
{
    public static Command Create()
    {
        var sizes = new Option<int[]>("--resources")
        {
            Description = "Numbers of resources.",
            DefaultValueFactory = _ => [250, 1000, 4000, 20000],
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command(
            "size",
            "Measures plan and check on large programs, in C# and with the official npm packages: seconds, and the largest process in MB."
        )
        {
            sizes,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var table = new Table()
                    .Border(TableBorder.Markdown)
                    .AddColumns("shape", "resources", "plan", "check", "plan, npm packages", "check, ms a resource");
                foreach (var shape in LargeStack.Shapes.Keys)
                foreach (var size in parsed.GetValue(sizes)!)
                    table.AddRow(await RowAsync(shape, size, cancellation));
                AnsiConsole.Profile.Width = 150;
                AnsiConsole.Write(table);
            }
        );
        return command;
    }

    private static async Task<string[]> RowAsync(string shape, int size, CancellationToken cancellation)
    {
        using var ours = new LargeStack(shape, size, node: false);
        using var official = new LargeStack(shape, size, node: true);
        var plan = await MeasuredRun.OfAsync("plan", ours, cancellation);
        var check = await MeasuredRun.OfAsync("check", ours, cancellation);
        var peer = await MeasuredRun.OfAsync("plan", official, cancellation);
        return
        [
            shape,
            $"{check.Resources}",
            Text(plan),
            Text(check),
            $"{Text(peer)} ({peer.Seconds / plan.Seconds:0.0} times)",
            $"{check.Seconds * 1000 / check.Resources:0.00}",
        ];
    }

    private static string Text(MeasuredRun run) => $"{run.Seconds:0.0} s, {run.Megabytes:0} MB";
}
