using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>Runs that are killed at a step, and what holds after the rerun.</summary>
public sealed partial class InterruptionTests
{
    /// <summary>Two releases, after a deployment of the newer one that was killed. Until its smoke test, it may be a good one.</summary>
    private static async Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartKilledAsync(string step, string signal, string when)
    {
        var (_, call, number) = Steps.Single(each => each.Step == step);
        if (signal == "KILL")
        {
            return await Rehearsal.StartKilledAsync(call, number, when == "after");
        }

        // A run that gets another signal ends its calls, and cleans up.
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        rehearsal.Sites.Broken.Add(newer.Digest);
        await KillAtAsync(rehearsal, newer, step, signal, when);
        rehearsal.Sites.Broken.Clear();
        return (rehearsal, older, newer);
    }

    private static async Task KillAtAsync(Rehearsal rehearsal, Release release, string step, string signal, string when)
    {
        var (_, call, number) = Steps.Single(each => each.Step == step);
        rehearsal.Variables["KILL_CALL"] = call;
        rehearsal.Variables["KILL_AT"] = $"{number}";
        rehearsal.Variables["KILL_SIGNAL"] = signal;
        rehearsal.Variables["KILL_WHEN"] = when;
        var killed = await rehearsal.RunKillableAsync("deploy", "dev", release.Commit, release.Digest);
        rehearsal.Variables.Remove("KILL_CALL");
        var ended = step == "the record is deleted" && when == "after";
        Assert.True(killed.Code == (signal == "KILL" ? 137 : 143) || ended, killed.ToString());
        await rehearsal.LockHolderEndsAsync("dev");
    }

    private static async Task WriteRecordAsync(Rehearsal rehearsal, string phase, string release, string worked)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(rehearsal.RecordOf("dev"))!);
        await File.WriteAllTextAsync(
            rehearsal.RecordOf("dev"),
            $$"""{"phase": "{{phase}}", "release": "{{release}}", "worked": "{{worked}}", "by": "", "at": "2026-11-24T22:00:00Z"}"""
        );
    }

    private static async Task EndsWithAsync(Rehearsal rehearsal, Release release)
    {
        Assert.Equal((release.Commit, release.Digest), rehearsal.Runs("dev"));
        Assert.False(File.Exists(rehearsal.StackFile("dev", "locks")));
        Assert.False(File.Exists(rehearsal.RecordOf("dev")));
        Assert.Equal("", (await rehearsal.GitAsync("status", "--porcelain")).Output);
    }
}
