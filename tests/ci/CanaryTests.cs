using System.Text.Json;
using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class CanaryTests
{
    [Fact]
    public async Task A_release_is_tried_in_the_slot_and_then_given_to_all()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var (older, newer) = await TwoAsync(rehearsal);
        rehearsal.Forget();

        var tried = await rehearsal.DeployAsync("prod", newer, "--canary", "10");

        Assert.True(tried.Code == 0, tried.ToString());
        Assert.EndsWith("in its slot, for 10 % of new visitors; without --canary it goes to all users\n", tried.Output);
        Assert.Contains(
            "pulumi config set-all --non-interactive --cwd TREE --stack prod --config-file WORK/new.yaml --plaintext "
                + "ai-workload:appPackage=WORK/running.zip "
                + $"--plaintext ai-workload:commit={older.Commit} --plaintext ai-workload:stagingPackage=WORK/new.zip --plaintext "
                + $"ai-workload:stagingCommit={newer.Commit} "
                + "--plaintext ai-workload:stagingPercent=10",
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
    public async Task A_release_that_fails_in_the_slot_leaves_it_to_the_running_one()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var (older, newer) = await TwoAsync(rehearsal);
        rehearsal.Sites.Broken.Add(newer.Digest);

        var tried = await rehearsal.DeployAsync("prod", newer, "--canary", "10");

        Assert.True(tried.Code == 1, tried.ToString());
        Assert.EndsWith($"prod was rolled back to {older.Commit} {older.Digest}\n", tried.Output);
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("prod"));
        Assert.Equal((null, null, 0), Slot(rehearsal));
    }

    /// <summary>The evaluation asks production's address, where the older package still answers.</summary>
    [Fact]
    public async Task What_was_only_tried_in_the_slot_of_test_has_not_passed_test()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("test", older);
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Forget();

        var tried = await rehearsal.DeployAsync("test", newer, "--canary", "10");
        var prod = await rehearsal.DeployAsync("prod", newer);

        Assert.Equal((0, 1), (tried.Code, prod.Code));
        Assert.Contains("did not pass test", prod.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call =>
            call.StartsWith("dotnet run --project tools/evaluation") || call.StartsWith("az storage blob upload")
        );
    }

    /// <summary>Production's older package under the newer program, as it was left: not the older program, and not main.</summary>
    [Fact]
    public async Task Drift_is_looked_for_with_what_the_slot_runs()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var (older, newer) = await TwoAsync(rehearsal);
        await rehearsal.DeployAsync("prod", newer, "--canary", "10");
        await rehearsal.ReleaseAsync("third");
        rehearsal.Forget();

        var looked = await rehearsal.RunAsync("drift", "prod");

        Assert.True(looked.Code == 0, looked.ToString());
        Assert.Equal($"prod matches {newer.Commit}\n", looked.Output);
        Assert.Contains(
            "pulumi config set-all --non-interactive --cwd WORK/tree-deployed --stack prod --config-file WORK/config.yaml "
                + "--plaintext ai-workload:appPackage=WORK/running.zip "
                + $"--plaintext ai-workload:commit={older.Commit} --plaintext ai-workload:stagingPackage=WORK/slot.zip --plaintext "
                + $"ai-workload:stagingCommit={newer.Commit} "
                + "--plaintext ai-workload:stagingPercent=10",
            rehearsal.Calls
        );
    }

    [Fact]
    public async Task There_must_be_a_slot_and_something_to_compare_with()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var (_, newer) = await TwoAsync(rehearsal);
        await rehearsal.DeployAsync("dev", newer);
        await rehearsal.DeployAsync("test", newer);
        rehearsal.Forget();

        var withoutSlot = await rehearsal.DeployAsync("dev", newer, "--canary", "10");
        var running = await rehearsal.DeployAsync("test", newer, "--canary", "10");

        Assert.Equal((1, 1), (withoutSlot.Code, running.Code));
        Assert.Contains("dev has no staging slot; set stagingSlot", withoutSlot.Errors);
        Assert.Contains($"test runs {newer.Digest}, so there is nothing to try beside it", running.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up"));
    }

    /// <summary>The older one runs in prod, and the newer one has passed test.</summary>
    private static async Task<(Release Older, Release Newer)> TwoAsync(Rehearsal rehearsal)
    {
        var older = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("test", older);
        await rehearsal.DeployAsync("prod", older);
        var newer = await rehearsal.ReleaseAsync("second");
        Assert.Equal(0, (await rehearsal.DeployAsync("test", newer)).Code);
        return (older, newer);
    }

    private static (string? Package, string? Commit, int Percent) Slot(Rehearsal rehearsal)
    {
        using var outputs = JsonDocument.Parse(File.ReadAllText(rehearsal.StackFile("prod", "outputs.json")));
        string? Text(string name) => outputs.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return (Text("slotPackage"), Text("slotCommit"), outputs.RootElement.GetProperty("slotPercent").GetInt32());
    }
}
