using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>Two runs never change a stack at the same time.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task A_second_run_is_rejected_until_the_first_one_has_its_result()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        var second = new List<Running.Result>();
        var asked = 0;
        // In the smoke tests of the release and of the rollback Pulumi holds no lock.
        rehearsal.Sites.Asked = package =>
        {
            if (Interlocked.Increment(ref asked) is 1 or 3)
            {
                second.Add(rehearsal.DeployAsync("dev", newer).GetAwaiter().GetResult());
            }
        };

        var first = await rehearsal.DeployAsync("dev", newer);

        Assert.Equal(2, second.Count);
        Assert.All(second, run =>
        {
            Assert.True(run.Code == 2, run.ToString());
            Assert.Matches(@"error: dev is being deployed by .+@.+ \(pid \d+\) since .+; nothing was changed", run.Errors);
        });
        Assert.True(first.Code == 1, first.ToString());
        Assert.EndsWith($"dev was rolled back to {older.Commit} {older.Digest}\n", first.Output);
        Assert.Equal(2, rehearsal.Calls.Count(call => call.StartsWith("up ")));
        Assert.False(File.Exists(rehearsal.RecordOf("dev")));
    }

    /// <summary>Whichever run creates the record first deploys; the other changes nothing.</summary>
    [Fact]
    public async Task Of_two_runs_started_together_the_updates_never_interleave()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rehearsal.DeployAsync("dev", newer)));

        Assert.Contains(runs, run => run.Code == 0);
        Assert.All(runs, run => Assert.True(run.Code == 0 || run.Errors.Contains("dev is being deployed by"), run.ToString()));
        Assert.Equal(runs.Count(run => run.Code == 0), rehearsal.Calls.Count(call => call.StartsWith("up ")));
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("dev"));
    }

    /// <summary>A user's machine that was lost during a deployment never removes its record.</summary>
    [Theory]
    [InlineData("alice@laptop (pid 12)", "true", "", false)]
    [InlineData("SELF@laptop (pid 12)", "", "", false)]
    [InlineData("SELF@another-runner (pid 12)", "true", "", true)]
    [InlineData("alice@laptop (pid 12)", "", "--take-over", true)]
    public async Task The_record_of_another_run_needs_the_option_to_take_over(string by, string ci, string option, bool continues)
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Variables["CI"] = ci;
        Directory.CreateDirectory(Path.GetDirectoryName(rehearsal.RecordOf("dev"))!);
        await File.WriteAllTextAsync(
            rehearsal.RecordOf("dev"),
            $$"""
            {"phase": "update", "release": "{{newer.Commit}} {{newer.Digest}}", "worked": "{{older.Commit}} {{older.Digest}}",
             "by": "{{by.Replace("SELF", Environment.UserName)}}", "at": "2026-11-24T22:00:00Z"}
            """
        );

        // So that a run which continues ends before its update. InterruptionTests show the rest.
        rehearsal.SetGateResult(1);

        var deployed = await rehearsal.DeployAsync("dev", newer, option == "" ? [] : [option]);

        Assert.True(deployed.Code == (continues ? 1 : 2), deployed.ToString());
        Assert.Equal(continues, deployed.Output.Contains("the gate rejects the change of dev"));
        Assert.Equal(continues, (await File.ReadAllTextAsync(rehearsal.RecordOf("dev"))).Contains("\"by\": \"\""));
        Assert.Equal(!continues, deployed.Errors.Contains("since 2026-11-24T22:00:00Z; nothing was changed. Wait for that run."));
    }

    [Theory]
    [InlineData(
        "https://app.pulumi.com",
        "PULUMI_BACKEND_URL must be azblob://CONTAINER?storage_account=NAME, got 'https://app.pulumi.com'"
    )]
    [InlineData("azblob://state", "PULUMI_BACKEND_URL has no storage account")]
    public async Task A_backend_without_a_place_for_the_record_is_rejected(string backend, string expected)
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        rehearsal.Variables["PULUMI_BACKEND_URL"] = backend;

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.Equal(2, deployed.Code);
        Assert.Contains(expected, deployed.Errors);
        Assert.Empty(rehearsal.Calls);
    }

    [Fact]
    public async Task A_state_that_cannot_be_written_stops_a_deployment_before_any_change()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "store-is-closed"), "ststate");

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.Equal(2, deployed.Code);
        Assert.Contains(
            "the record of dev could not be written to ststate/state/.pulumi/deployments/ai-workload/dev.json",
            deployed.Errors
        );
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi"));
        await rehearsal.LeavesNothingAsync();
    }
}
