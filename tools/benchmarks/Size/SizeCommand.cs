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
        // Their memory grows with the program: 6.6 GB at 4,000 resources.
        var peerLimit = new Option<int>("--npm-up-to")
        {
            Description = "The npm packages are measured on programs of at most so many resources.",
            DefaultValueFactory = _ => 4000,
        };
        var command = new Command(
            "size",
            "Measures plan and check on large programs, in C# and with the official npm packages: seconds, and the largest process in MB."
        )
        {
            sizes,
            peerLimit,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var table = new Table()
                    .Border(TableBorder.Markdown)
                    .AddColumns("shape", "resources", "plan", "check", "plan, npm packages", "check, ms a resource");
                foreach (var shape in LargeStack.Shapes.Keys)
                foreach (var size in parsed.GetValue(sizes)!)
                    table.AddRow(await RowAsync(shape, size, size <= parsed.GetValue(peerLimit), cancellation));
                AnsiConsole.Profile.Width = 150;
                AnsiConsole.Write(table);
            }
        );
        return command;
    }

    private static async Task<string[]> RowAsync(string shape, int size, bool withPeer, CancellationToken cancellation)
    {
        using var ours = new LargeStack(shape, size, node: false);
        var plan = await MeasuredRun.OfAsync("plan", ours, cancellation);
        var check = await MeasuredRun.OfAsync("check", ours, cancellation);
        return
        [
            shape,
            $"{check.Resources}",
            Text(plan),
            Text(check),
            withPeer ? await PeerAsync(shape, size, plan, cancellation) : "",
            $"{check.Seconds * 1000 / check.Resources:0.00}",
        ];
    }

    private static async Task<string> PeerAsync(string shape, int size, MeasuredRun plan, CancellationToken cancellation)
    {
        using var official = new LargeStack(shape, size, node: true);
        var peer = await MeasuredRun.OfAsync("plan", official, cancellation);
        return $"{Text(peer)} ({peer.Seconds / plan.Seconds:0.0} times)";
    }

    private static string Text(MeasuredRun run) => $"{run.Seconds:0.0} s, {run.Megabytes:0} MB";
}
