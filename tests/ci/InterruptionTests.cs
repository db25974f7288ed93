using System.Collections.Concurrent;
using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>A deployment that was killed at any step ends in the right state when the same command runs again.</summary>
public sealed partial class InterruptionTests
{
    private const string Written = "az storage blob upload *record.json*";
    private const string Preview = "pulumi preview *";
    private const string Update = "pulumi up *";
    private const string HalfAnUpdate = "up dev with*";
    private const string Outputs = "pulumi stack output *";

    /// <summary>Step, the call at which the run is killed, and its number: the first calls deploy, the later ones roll back.</summary>
    private static readonly (string Step, string Call, int Number)[] Steps =
    [
        ("the record is created", Written, 1),
        ("the release is previewed", Preview, 1),
        ("the record says update", Written, 2),
        ("the update is half done", HalfAnUpdate, 1),
        ("the outputs are read", Outputs, 2),
        ("the record says rollback", Written, 3),
        ("the rollback is previewed", Preview, 2),
        ("the rollback starts", Update, 2),
        ("the rollback is half done", HalfAnUpdate, 2),
    ];

    /// <summary>
    /// At each call of the deployment and of its rollback, before and after it. Users do not get the broken release a second time if its
    /// rollback had begun, and the folder of the killed run is deleted: it contains a package, settings and a worktree.
    /// </summary>
    [Fact]
    public async Task A_deployment_of_a_broken_release_killed_at_any_call_is_rolled_back_by_a_rerun()
    {
        var groups = await Rehearsal.KillPointsAsync();
        Assert.InRange(groups.Length, 8, 20);
        var failures = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (points, _) =>
        {
            if (await Record.ExceptionAsync(() => IsRolledBackAsync(points[0])) is { } failure)
            {
                failures.Add($"killed {string.Join(", or ", points.AsEnumerable())}:\n{failure.Message}");
            }
        });

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    /// <summary>So the test above needs no killed run for each point.</summary>
    [Theory]
    [InlineData("the record says update", "before")]
    [InlineData("the update is half done", "before")]
    [InlineData("the rollback starts", "after")]
    public async Task A_copy_at_a_call_equals_what_a_killed_run_leaves(string step, string when)
    {
        var (copy, _, newer) = await StartKilledAsync(step, when);
        await using var _ = copy;
        var (rehearsal, _, _) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        await KillAtAsync(rehearsal, newer, step, "KILL", when);

        var left = rehearsal.Left();

        Assert.Contains(left, file => file.Key.EndsWith("dev.json") && file.Value.Contains("\"by\": \"RUN\""));
        Assert.Equal(left.Keys, copy.Left().Keys);
        Assert.Empty(left.Except(copy.Left()));
    }

    /// <summary>A signal lets the run end its calls and clean up. The phase in the record is what the next run continues.</summary>
    [Theory]
    [InlineData("the record is created", "")]
    [InlineData("the release is previewed", "")]
    [InlineData("the update is half done", "update")]
    [InlineData("the rollback is previewed", "rollback")]
    [InlineData("the rollback is half done", "rollback")]
    public async Task A_terminated_run_closes_its_record_and_leaves_no_lock(string step, string phase)
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);

        await KillAtAsync(rehearsal, newer, step, "TERM", "before");

        var runs = phase == "rollback" ? newer : older;
        Assert.Equal((runs.Commit, runs.Digest), rehearsal.Runs("dev"));
        Assert.False(File.Exists(rehearsal.StackFile("dev", "locks")));
        var record = phase == "" ? "" : RecordWith(phase, $"{newer.Commit} {newer.Digest}", $"{older.Commit} {older.Digest}");
        Assert.Equal(record, Time().Replace(rehearsal.ReadRecordOf("dev"), "TIME").TrimEnd());
        await rehearsal.LeavesNothingAsync();
    }

    /// <summary>A smoke test outlives a run that gets KILL, and the rerun may meet it.</summary>
    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task A_run_killed_in_a_smoke_test_is_rolled_back_by_a_rerun(string signal)
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.Sites.Asked = package =>
        {
            if (package == newer.Digest)
            {
                rehearsal.Sites.Asked = null;
                rehearsal.Kill(signal);
            }
        };

        var killed = await rehearsal.RunKillableAsync("deploy", "dev", newer.Commit, newer.Digest);
        Assert.True(killed.Code == (signal == "KILL" ? 137 : 143), killed.ToString());
        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 1, again.ToString());
        Assert.EndsWith($"dev was rolled back to {older.Commit} {older.Digest}\n", again.Output);
        await EndsWithAsync(rehearsal, older);
    }

    /// <summary>The rerun has the record, but has changed nothing yet: it must leave what it found.</summary>
    [Fact]
    public async Task A_rerun_that_is_stopped_at_its_start_keeps_the_release_to_roll_back_to()
    {
        var (rehearsal, older, newer) = await StartKilledAsync("the outputs are read");
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);

        await KillAtAsync(rehearsal, newer, "the record says update", "TERM", "before");
        await rehearsal.DeployAsync("dev", newer);

        await EndsWithAsync(rehearsal, older);
    }

    [Theory]
    [InlineData("the record is created")]
    [InlineData("the update is half done")]
    [InlineData("the outputs are read")]
    public async Task A_killed_deployment_of_a_good_release_is_completed_by_a_rerun(string step)
    {
        var (rehearsal, _, newer) = await StartKilledAsync(step);
        await using var __ = rehearsal;

        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 0, again.ToString());
        await EndsWithAsync(rehearsal, newer);
    }

    [Fact]
    public async Task A_deployment_killed_after_its_smoke_test_is_completed_by_a_rerun()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        // The third record of a good release says that it is done.
        await KillAtAsync(rehearsal, newer, "the record says rollback", "KILL", "before");

        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 0, again.ToString());
        await EndsWithAsync(rehearsal, newer);
    }

    [Fact]
    public async Task A_third_release_after_a_killed_one_is_rolled_back_to_the_release_that_worked()
    {
        var (rehearsal, older, newer) = await StartKilledAsync("the outputs are read");
        await using var _ = rehearsal;
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("dev"));
        var third = await rehearsal.ReleaseAsync("third");
        rehearsal.Sites.Broken.Add(third.Digest);

        var deployed = await rehearsal.DeployAsync("dev", third);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.EndsWith($"dev was rolled back to {older.Commit} {older.Digest}\n", deployed.Output);
        await EndsWithAsync(rehearsal, older);
    }

    /// <summary>Visitors of the slot do not get the broken release a second time, and locks that the run lifted are restored.</summary>
    [Fact]
    public async Task A_rerun_of_a_canary_continues_with_a_rollback_that_had_begun()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        var site = rehearsal.Sites.AddressOf("dev");
        await File.WriteAllTextAsync(
            rehearsal.StackFile("dev", "outputs.json"),
            $$"""{"url": "{{site}}", "slotUrl": "x", "commit": "{{older.Commit}}", "package": "{{older.Digest}}"}"""
        );
        await WriteRecordAsync(rehearsal, "rollback", $"{newer.Commit} {newer.Digest} canary", $"{older.Commit} {older.Digest}");

        var again = await rehearsal.DeployAsync("dev", newer, "--canary", "10");

        Assert.True(again.Code == 1, again.ToString());
        Assert.Equal([$"up dev with the program of {older.Commit}"], rehearsal.Calls.Where(call => call.StartsWith("up ")));
        await EndsWithAsync(rehearsal, older);
    }

    /// <summary>The gate could not say anything about the rollback, so it is still due.</summary>
    [Fact]
    public async Task A_rollback_that_the_gate_could_not_check_is_continued_by_a_rerun()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.SetGateResult(0, back: 2);

        var stopped = await rehearsal.DeployAsync("dev", newer);
        Assert.True(stopped.Code == 2, stopped.ToString());
        Assert.Contains("the gate could not check the rollback of dev (above): it was not started. Run this again", stopped.Output);
        rehearsal.SetGateResult(0);
        rehearsal.Forget();
        await rehearsal.DeployAsync("dev", newer);

        Assert.Equal([$"up dev with the program of {older.Commit}"], rehearsal.Calls.Where(call => call.StartsWith("up ")));
    }

    [Fact]
    public async Task A_canary_is_rejected_while_a_deployment_is_incomplete()
    {
        var (rehearsal, _, newer) = await StartKilledAsync("the outputs are read");
        await using var __ = rehearsal;

        var canary = await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("third"), "--canary", "10");

        Assert.True(canary.Code == 1, canary.ToString());
        Assert.Contains(
            $"the deployment of {newer.Commit} {newer.Digest} is not complete; first .ci/deploy dev {newer.Commit} {newer.Digest}",
            canary.Errors
        );
    }

    [Fact]
    public async Task The_folder_of_a_live_run_stays()
    {
        await using var rehearsal = await Rehearsal.StartAsync();

        var seen = await rehearsal.BashAsync(
            ". .ci/requirements; open_folder; touch -d '-5 minutes' \"$work\"; first=$work; bash -c '. .ci/requirements; open_folder; "
                + "rm -r \"$work\"'; ls \"$first\"; rm -r \"$first\""
        );

        Assert.Equal("run\n", seen.Output);
    }
}
