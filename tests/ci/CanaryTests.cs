using System.Text.Json;
using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class CanaryTests
{
    [Fact]
    public async Task A_canary_release_runs_in_the_slot_and_is_then_promoted()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCandidateAsync();
        await using var _ = rehearsal;
        rehearsal.Forget();

        var tried = await rehearsal.DeployAsync("prod", newer, "--canary", "10");

        Assert.True(tried.Code == 0, tried.ToString());
        Assert.EndsWith("in its slot, for 10 % of new visitors; without --canary it goes to all users\n", tried.Output);
        Assert.Contains(
            "pulumi config set-all --non-interactive --cwd TREE --stack prod --config-file WORK/new.yaml --plaintext "
                + "ai-workload:appPackage=WORK/running.zip "
                + $"--plaintext ai-workload:commit={older.Commit} --plaintext ai-workload:stagingPackage=WORK/new.zip --plaintext "
                + $"ai-workload:stagingCommit={newer.Commit} "
                + $"--plaintext ai-workload:stagingPercent=10{Rehearsal.DeployerSettings}",
            rehearsal.Calls
        );
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("prod"));
        Assert.Equal((newer.Digest, newer.Commit, 10), Slot(rehearsal));

        var given = await rehearsal.DeployAsync("prod", newer);

        Assert.True(given.Code == 0, given.ToString());
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("prod"));
        Assert.Equal((null, null, 0), Slot(rehearsal));
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_failed_canary_is_removed_and_the_running_release_stays()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCandidateAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);

        var tried = await rehearsal.DeployAsync("prod", newer, "--canary", "10");

        Assert.True(tried.Code == 1, tried.ToString());
        Assert.EndsWith($"prod was rolled back to {older.Commit} {older.Digest}\n", tried.Output);
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("prod"));
        Assert.Equal((null, null, 0), Slot(rehearsal));
    }

    /// <summary>The evaluation calls the production address, where the older package still runs.</summary>
    [Fact]
    public async Task A_canary_in_test_does_not_count_as_passed()
    {
        var (rehearsal, _) = await Rehearsal.StartInTestAsync();
        await using var __ = rehearsal;
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Forget();

        var tried = await rehearsal.DeployAsync("test", newer, "--canary", "10");
        var prod = await rehearsal.DeployAsync("prod", newer);

        Assert.Equal((0, 1), (tried.Code, prod.Code));
        Assert.Contains("did not pass test", prod.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call =>
            call.StartsWith("dotnet run --no-build --project tools/evaluation")
            || call.Contains("blob upload") && call.Contains("--container-name passed")
        );
    }

    /// <summary>The deployed state is the older package with the newer program: not the older program, and not main.</summary>
    [Fact]
    public async Task Drift_detection_includes_the_release_in_the_slot()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCanaryAsync();
        await using var _ = rehearsal;
        await rehearsal.CommitAsync("third");

        var looked = await rehearsal.RunAsync("drift", "prod");

        Assert.True(looked.Code == 0, looked.ToString());
        Assert.EndsWith($"\nprod matches {newer.Commit}\n", looked.Output);
        Assert.Contains(
            "pulumi config set-all --non-interactive --cwd WORK/tree-deployed --stack prod --config-file WORK/config.yaml "
                + "--plaintext ai-workload:appPackage=WORK/running.zip "
                + $"--plaintext ai-workload:commit={older.Commit} --plaintext ai-workload:stagingPackage=WORK/slot.zip --plaintext "
                + $"ai-workload:stagingCommit={newer.Commit} "
                + $"--plaintext ai-workload:stagingPercent=10{Rehearsal.DeployerSettings}",
            rehearsal.Calls
        );
    }

    [Fact]
    public async Task A_canary_requires_a_slot_and_another_running_release()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCandidateAsync();
        await using var _ = rehearsal;
        rehearsal.Set("dev", "outputs.json", $$"""{"commit": "{{older.Commit}}", "package": "{{older.Digest}}"}""");

        var withoutSlot = await rehearsal.DeployAsync("dev", newer, "--canary", "10");
        var running = await rehearsal.DeployAsync("test", newer, "--canary", "10");

        Assert.Equal((1, 1), (withoutSlot.Code, running.Code));
        Assert.Contains("dev has no staging slot; set stagingSlot", withoutSlot.Errors);
        Assert.Contains($"test runs {newer.Digest}, so there is nothing to try beside it", running.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up"));
    }

    private static (string? Package, string? Commit, int Percent) Slot(Rehearsal rehearsal)
    {
        using var outputs = JsonDocument.Parse(File.ReadAllText(rehearsal.StackFile("prod", "outputs.json")));
        string? Text(string name) => outputs.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return (Text("slotPackage"), Text("slotCommit"), outputs.RootElement.GetProperty("slotPercent").GetInt32());
    }
}
