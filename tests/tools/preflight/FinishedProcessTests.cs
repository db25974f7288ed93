using System.Diagnostics;
using CommandLine;

namespace Preflight.Tests;

public sealed class FinishedProcessTests
{
    [Fact]
    public async Task A_program_that_fills_both_pipes_is_read_to_its_end()
    {
        var run = await FinishedProcess.RunAsync(Shell("head -c 300000 /dev/zero >&2; head -c 200000 /dev/zero; exit 3"));

        Assert.Equal((3, 200_000, 300_000), (run.ExitCode, run.Output.Length, run.Errors.Length));
    }

    [Fact]
    public async Task Input_reaches_the_program_and_ends() =>
        Assert.Equal(new FinishedProcess(0, "graph", ""), await FinishedProcess.RunAsync(Shell("cat"), "graph"));

    [Fact]
    public async Task A_cancelled_run_stops_the_program()
    {
        var marker = $"hang-{Guid.NewGuid():N}";
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            FinishedProcess.RunAsync(Shell($"sleep 300; echo {marker}"), cancellation: limit.Token)
        );

        Assert.DoesNotContain(marker, FinishedProcess.Run(new ProcessStartInfo("ps", ["-ef"])).Output);
    }

    private static ProcessStartInfo Shell(string script) => new("/bin/sh", ["-c", script]);
}
