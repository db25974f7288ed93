using System.Diagnostics;
using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

public sealed class LockTests
{
    private static readonly string Me = Environment.UserName;
    private static readonly string Here = File.ReadAllText("/proc/sys/kernel/hostname").Trim();

    [Fact]
    public async Task The_lock_of_a_cancelled_pipeline_run_is_released_once()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Variables["CI"] = "true";
        rehearsal.Set("dev", "locks", $"{Me}@another-runner (pid 4711) at 2026-11-24T22:00:00Z\n");

        var deployed = await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));

        Assert.True(deployed.Code == 0, deployed.ToString());
        Assert.Contains($"left its lock, created by {Me}@another-runner (pid 4711) at 2026-11-24T22:00:00Z; releasing it", deployed.Output);
        Assert.Equal(
            ["pulumi up", "pulumi cancel", "pulumi up"],
            rehearsal
                .Calls.Where(call => call.StartsWith("pulumi up") || call.StartsWith("pulumi cancel"))
                .Select(call => string.Join(' ', call.Split(' ')[..2]))
        );
        Assert.Contains("pulumi cancel --yes --non-interactive --cwd TREE --stack dev", rehearsal.Calls);
    }

    [Theory]
    [InlineData("alice@laptop (pid 12)", "true")]
    [InlineData("SELF@another-machine (pid 12)", "")]
    [InlineData("SELF@another-runner (pid 12)\nalice@laptop (pid 12)", "true")]
    [InlineData("SELF@HERE (pid ALIVE)", "true")]
    public async Task Locks_held_by_other_users_are_kept(string locks, string ci)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Variables["CI"] = ci;
        locks = locks
            .Replace("SELF", Me)
            .Replace("HERE", Here)
            .Replace("ALIVE", $"{Environment.ProcessId}")
            .Replace("\n", " at 2026-11-24T22:00:00Z\n");
        rehearsal.Set("dev", "locks", $"{locks} at 2026-11-24T22:00:00Z\n");

        var updated = await rehearsal.UpdateDevAsync();

        Assert.True(updated.Code == 2, updated.ToString());
        Assert.Contains($"the stack dev is locked, created by {locks.Split('\n')[0]}", updated.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi cancel"));
        Assert.Single(rehearsal.Calls, call => call.StartsWith("pulumi up"));
        Assert.True(File.Exists(rehearsal.StackFile("dev", "locks")));
    }

    [Fact]
    public async Task The_lock_of_an_ended_process_on_this_machine_is_released()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        using var dead = Process.Start("true");
        await dead.WaitForExitAsync();
        rehearsal.Set("dev", "locks", $"{Me}@{Here} (pid {dead.Id}) at 2026-11-24T22:00:00Z\n");

        var updated = await rehearsal.UpdateDevAsync();

        Assert.True(updated.Code == 0, updated.ToString());
        Assert.Single(rehearsal.Calls, call => call.StartsWith("pulumi cancel"));
    }

    /// <summary>
    /// Ctrl+C reaches every process of the terminal's group, and a runner sends INT and TERM. Pulumi abandons its operations at a second
    /// signal.
    /// </summary>
    [Fact]
    public async Task Signals_that_arrive_together_reach_an_update_as_one()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Variables["STOP_SECONDS"] = "20";
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Set("dev", "slow", "counting");
        using (var pipe = Process.Start("mkfifo", rehearsal.StackFile("dev", "started")))
        {
            await pipe.WaitForExitAsync();
        }

        using var deployment = rehearsal.Start("deploy", "dev", release.Commit, release.Digest);
        var end = Command.EndOfAsync(deployment);
        await File.ReadAllTextAsync(rehearsal.StackFile("dev", "started"));
        Process.Start("kill", ["-INT", "--", $"-{deployment.Id}"]).Dispose();
        Process.Start("kill", ["-TERM", "--", $"-{deployment.Id}"]).Dispose();
        var stopped = await end;

        Assert.True(stopped.Code == 143, stopped.ToString());
        Assert.Equal(["signal"], await File.ReadAllLinesAsync(rehearsal.StackFile("dev", "signals")));
        Assert.False(File.Exists(rehearsal.StackFile("dev", "locks")));
    }

    [Theory]
    [InlineData("polite", 0)]
    [InlineData("stubborn", 1)]
    public async Task An_update_that_takes_too_long_is_stopped_and_leaves_no_lock(string how, int cancels)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "slow", how);

        var late = await rehearsal.UpdateDevAsync(seconds: 1);

        Assert.True(late.Code == 2, late.ToString());
        Assert.Contains("took longer than 1 seconds and was stopped; run this again to continue where it stopped", late.Errors);
        Assert.False(File.Exists(rehearsal.StackFile("dev", "locks")));
        Assert.Equal(cancels, rehearsal.Calls.Count(call => call.StartsWith("pulumi cancel")));
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_stopped_with_status_124()
    {
        await using var rehearsal = await Rehearsal.StartAsync();

        var late = await rehearsal.BashAsync(
            ". .ci/release-store; . .ci/stack-update; open_folder; trap finish EXIT; "
                + "run 0.2 sleep 60 || echo $?; run 20 sh -c 'exit 3' || echo $?"
        );

        Assert.Equal("124\n3\n", late.Output);
    }

    /// <summary>A process that ends at the first signal releases its lock itself; a killed process does not.</summary>
    [Theory]
    [InlineData("polite", "TERM", 0)]
    [InlineData("polite", "INT", 0)]
    [InlineData("stubborn", "TERM", 1)]
    public async Task A_job_cancelled_during_an_update_leaves_no_lock(string how, string signal, int cancels)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Set("dev", "slow", how);
        using (var pipe = Process.Start("mkfifo", rehearsal.StackFile("dev", "started")))
        {
            await pipe.WaitForExitAsync();
        }

        using var deployment = rehearsal.Start("deploy", "dev", release.Commit, release.Digest);
        var end = Command.EndOfAsync(deployment);
        await File.ReadAllTextAsync(rehearsal.StackFile("dev", "started"));
        Assert.True(File.Exists(rehearsal.StackFile("dev", "locks")));
        Process.Start("kill", [$"-{signal}", $"{deployment.Id}"]).Dispose();
        var stopped = await end;

        Assert.True(stopped.Code == 143, stopped.ToString());
        Assert.Contains("stopped during an update of dev; run this again to complete it", stopped.Errors);
        Assert.False(File.Exists(rehearsal.StackFile("dev", "locks")));
        Assert.Equal(cancels, rehearsal.Calls.Count(call => call.StartsWith("pulumi cancel")));
        await rehearsal.LeavesNothingAsync();
    }
}
