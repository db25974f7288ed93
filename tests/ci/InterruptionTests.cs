using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>A deployment that was killed at any step ends in the right state when the same command runs again.</summary>
public sealed partial class InterruptionTests
{
    private const string Record = "az storage blob upload *record.json*";
    private const string Package = "az storage blob download *app.zip*";
    private const string Preview = "pulumi preview *";
    private const string Update = "pulumi up *";
    private const string HalfAnUpdate = "up dev with*";
    private const string Outputs = "pulumi stack output *";

    /// <summary>Step, the call at which the run is killed, and its number: the first calls deploy, the later ones roll back.</summary>
    private static readonly (string Step, string Call, int Number)[] Steps =
    [
        ("the record is created", Record, 1),
        ("the package is fetched", Package, 1),
        ("the release is previewed", Preview, 1),
        ("the record says update", Record, 2),
        ("the update starts", Update, 1),
        ("the update is half done", HalfAnUpdate, 1),
        ("the outputs are read", Outputs, 2),
        ("the record says rollback", Record, 3),
        ("the older package is fetched", Package, 2),
        ("the rollback is previewed", Preview, 2),
        ("the rollback starts", Update, 2),
        ("the rollback is half done", HalfAnUpdate, 2),
        ("the outputs are read again", Outputs, 3),
        ("the record says done", Record, 4),
        ("the record is deleted", "az storage blob delete *", 1),
    ];

    public static TheoryData<string, string, string> KillPoints()
    {
        var points = new TheoryData<string, string, string>();
        foreach (var (step, call, _) in Steps)
        {
            points.Add(step, "KILL", "before");
            if (call is Record or Update || step == "the record is deleted")
            {
                points.Add(step, "KILL", "after");
            }

            if (call is Preview or HalfAnUpdate || step == "the record is created")
            {
                points.Add(step, "TERM", "before");
            }
        }

        return points;
    }

    [Theory]
    [MemberData(nameof(KillPoints))]
    public async Task A_killed_deployment_of_a_broken_release_is_rolled_back_by_a_rerun(string step, string signal, string when)
    {
        var (rehearsal, older, newer) = await StartKilledAsync(step, signal, when);
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);

        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 1, again.ToString());
        await EndsWithAsync(rehearsal, older);
    }

    /// <summary>So the table above needs no killed run for each point.</summary>
    [Theory]
    [InlineData("the record says update", "before")]
    [InlineData("the update is half done", "before")]
    [InlineData("the rollback starts", "after")]
    public async Task A_copy_at_a_call_equals_what_a_killed_run_leaves(string step, string when)
    {
        var (copy, _, newer) = await StartKilledAsync(step, "KILL", when);
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

    [Theory]
    [InlineData("KILL", true)]
    [InlineData("KILL", false)]
    [InlineData("TERM", true)]
    [InlineData("TERM", false)]
    public async Task A_run_killed_in_a_smoke_test_is_rolled_back_by_a_rerun(string signal, bool inRollback)
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.Sites.Asked = package =>
        {
            if (package == (inRollback ? older : newer).Digest)
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
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        await KillAtAsync(rehearsal, newer, "the outputs are read", "KILL", "before");
        rehearsal.Forget();

        await KillAtAsync(rehearsal, newer, "the record says update", "TERM", "before");
        await rehearsal.DeployAsync("dev", newer);

        await EndsWithAsync(rehearsal, older);
    }

    /// <summary>The users do not get the broken release a second time.</summary>
    [Fact]
    public async Task A_rerun_continues_with_a_rollback_that_had_begun()
    {
        var (rehearsal, older, newer) = await StartKilledAsync("the rollback is half done", "KILL", "before");
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.Forget();

        await rehearsal.DeployAsync("dev", newer);

        Assert.Equal([$"up dev with the program of {older.Commit}"], rehearsal.Calls.Where(call => call.StartsWith("up ")));
    }

    [Theory]
    [InlineData("the record is created", "KILL")]
    [InlineData("the update is half done", "KILL")]
    [InlineData("the update is half done", "TERM")]
    [InlineData("the outputs are read", "KILL")]
    public async Task A_killed_deployment_of_a_good_release_is_completed_by_a_rerun(string step, string signal)
    {
        var (rehearsal, _, newer) = await StartKilledAsync(step, signal, "before");
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
        var (rehearsal, older, newer) = await StartKilledAsync("the outputs are read", "KILL", "before");
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
        var (rehearsal, _, newer) = await StartKilledAsync("the outputs are read", "KILL", "before");
        await using var __ = rehearsal;

        var canary = await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("third"), "--canary", "10");

        Assert.True(canary.Code == 1, canary.ToString());
        Assert.Contains(
            $"the deployment of {newer.Commit} {newer.Digest} is not complete; first .ci/deploy dev {newer.Commit} {newer.Digest}",
            canary.Errors
        );
    }

    /// <summary>It contains a package, settings and a worktree.</summary>
    [Fact]
    public async Task The_folder_of_a_killed_run_is_deleted_by_the_next_run()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        await KillAtAsync(rehearsal, newer, "the rollback is previewed", "KILL", "before");
        var left = Assert.Single(Directory.GetDirectories(rehearsal.Variables["TMPDIR"]));
        Assert.True(File.Exists(Path.Combine(left, "new.zip")));
        Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-5));

        await rehearsal.DeployAsync("dev", newer);

        await rehearsal.LeavesNothingAsync();
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
