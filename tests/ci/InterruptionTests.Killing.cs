using System.Text.RegularExpressions;
using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>Runs that are killed at a step, and what holds after the rerun.</summary>
public sealed partial class InterruptionTests
{
    /// <summary>Two releases, after a deployment of the newer one that was killed. Until its smoke test, it may be a good one.</summary>
    private static Task<(Rehearsal Rehearsal, Release Older, Release Newer)> StartKilledAsync(string step, string when = "before")
    {
        var (_, call, number) = Steps.Single(each => each.Step == step);
        return Rehearsal.StartKilledAsync(call, number, when == "after");
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
        Assert.True(killed.Code == (signal == "KILL" ? 137 : 143), killed.ToString());
        await rehearsal.LockHolderEndsAsync("dev");
    }

    private static async Task IsRolledBackAsync(Rehearsal.KillPoint point)
    {
        var (rehearsal, older, newer) = await Rehearsal.StartKilledAsync(point);
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        var hadBegun = rehearsal.ReadRecordOf("dev").Contains("\"rollback\"");
        // A folder of the last minute may belong to a run that has just started.
        foreach (var left in Directory.GetDirectories(rehearsal.Variables["TMPDIR"]))
        {
            Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-5));
        }

        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 1, again.ToString());
        string[] updates = [$"up dev with the program of {newer.Commit}", $"up dev with the program of {older.Commit}"];
        Assert.Equal(hadBegun ? updates[1..] : updates, rehearsal.Calls.Where(call => call.StartsWith("up ")));
        await EndsWithAsync(rehearsal, older);
        await rehearsal.LeavesNothingAsync();
    }

    private static async Task WriteRecordAsync(Rehearsal rehearsal, string phase, string release, string worked)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(rehearsal.RecordOf("dev"))!);
        await File.WriteAllTextAsync(rehearsal.RecordOf("dev"), RecordWith(phase, release, worked).Replace("TIME", "2026-11-24T22:00:00Z"));
    }

    /// <summary>A record that no run holds.</summary>
    private static string RecordWith(string phase, string release, string worked) =>
        $$"""{"phase": "{{phase}}", "release": "{{release}}", "worked": "{{worked}}", "by": "", "at": "TIME"}""";

    [GeneratedRegex(@"[\d-]+T[\d:]+Z")]
    private static partial Regex Time();

    private static async Task EndsWithAsync(Rehearsal rehearsal, Release release)
    {
        Assert.Equal((release.Commit, release.Digest), rehearsal.Runs("dev"));
        Assert.False(File.Exists(rehearsal.StackFile("dev", "locks")));
        Assert.False(File.Exists(rehearsal.RecordOf("dev")));
        Assert.Equal("", (await rehearsal.GitAsync("status", "--porcelain")).Output);
    }
}
