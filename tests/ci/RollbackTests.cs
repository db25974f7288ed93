using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class RollbackTests
{
    [Fact]
    public async Task A_release_that_fails_its_smoke_gives_way_to_the_one_before()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("dev", older);
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.Forget();

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Contains("FAILED  refusal", deployed.Output);
        Assert.EndsWith($"dev was rolled back to {older.Commit} {older.Digest}\n", deployed.Output);
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("dev"));
        Assert.Equal(
            [$"up dev with the program of {newer.Commit}", $"up dev with the program of {older.Commit}"],
            rehearsal.Calls.Where(call => call.StartsWith("up "))
        );
        Assert.Contains(
            "pulumi config set-all --non-interactive --cwd WORK/tree-older --stack dev --config-file WORK/older.yaml --plaintext "
                + $"ai-workload:appPackage=WORK/older.zip --plaintext ai-workload:commit={older.Commit}",
            rehearsal.Calls
        );
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task The_way_back_may_take_off_what_the_newer_release_added_but_no_data_whatever_was_allowed_before()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Sites.Broken.Add(newer.Digest);

        await rehearsal.DeployAsync("dev", newer, "--allow", "allow-data-loss");

        Assert.Contains(
            "dotnet run --project tools/preflight -- gate dev --preview WORK/new.preview.json --allow allow-data-loss",
            rehearsal.Calls
        );
        Assert.Contains(
            "dotnet run --project tools/preflight -- gate dev --preview WORK/older.preview.json --allow allow-weaker-security "
                + "--allow allow-higher-cost",
            rehearsal.Calls
        );
    }

    [Fact]
    public async Task A_way_back_that_would_destroy_is_not_taken()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.GateSays(0, back: 1);

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.EndsWith(
            $"the gate rejects the rollback of dev (above): it still runs {newer.Commit}, whose smoke test failed\n",
            deployed.Output
        );
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("dev"));
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task Two_releases_that_both_fail_are_told()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("dev", older);
        var newer = await rehearsal.ReleaseAsync("second");
        rehearsal.Sites.Broken.UnionWith([older.Digest, newer.Digest]);

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Contains($"dev was rolled back to {older.Commit} {older.Digest}, whose smoke test fails too", deployed.Output);
    }

    [Fact]
    public async Task A_first_release_that_fails_is_left_and_told()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var first = await rehearsal.ReleaseAsync("first");
        rehearsal.Sites.Broken.Add(first.Digest);

        var deployed = await rehearsal.DeployAsync("dev", first);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Contains("there is no previous release: the stack was left as it is", deployed.Output);
        Assert.Single(rehearsal.Calls, call => call.StartsWith("pulumi up"));
    }

    [Fact]
    public async Task Going_back_by_hand_is_deploying_the_older_pair()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        var newer = await rehearsal.ReleaseAsync("second");
        foreach (var release in new[] { older, newer })
        {
            Assert.Equal(0, (await rehearsal.CheckOutAndDeployAsync("test", release)).Code);
            Assert.Equal(0, (await rehearsal.CheckOutAndDeployAsync("prod", release)).Code);
        }

        var back = await rehearsal.CheckOutAndDeployAsync("prod", older);

        Assert.True(back.Code == 0, back.ToString());
        Assert.Contains($"prod runs {newer.Commit} {newer.Digest}\n", back.Output);
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("prod"));
        Assert.Equal($"up prod with the program of {older.Commit}", rehearsal.Calls.Last(call => call.StartsWith("up ")));
    }

    /// <summary>Approved after a later release went by, it would take prod back without anybody meaning to.</summary>
    [Fact]
    public async Task A_release_that_was_overtaken_does_not_go_back_by_itself()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        var newer = await rehearsal.ReleaseAsync("second");
        foreach (var release in new[] { older, newer })
        {
            Assert.Equal(0, (await rehearsal.CheckOutAndDeployAsync("test", release)).Code);
        }

        Assert.Equal(0, (await rehearsal.CheckOutAndDeployAsync("prod", newer, "--forward")).Code);
        Assert.Equal(0, (await rehearsal.CheckOutAndDeployAsync("prod", newer, "--forward")).Code);
        var overtaken = await rehearsal.CheckOutAndDeployAsync("prod", older, "--forward");

        Assert.True(overtaken.Code == 1, overtaken.ToString());
        Assert.Contains($"prod runs {newer.Commit}, which is newer: this release was superseded", overtaken.Errors);
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("prod"));
        Assert.Equal(0, (await rehearsal.CheckOutAndDeployAsync("prod", older)).Code);
        await rehearsal.LeavesNothingAsync();
    }

    /// <summary>To run it again, as after any other failure, would fail each time.</summary>
    [Theory]
    [InlineData("resource")]
    [InlineData("subresource")]
    public async Task What_a_stopped_run_made_and_did_not_write_down_is_told_with_its_remedy(string kind)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "fails", $"error: cannot create already existing {kind} '/subscriptions/s/resourceGroups/g'\n");

        var deployed = await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));

        Assert.Equal(2, deployed.Code);
        Assert.Contains(
            "pulumi refresh --yes --stack dev --import-pending-creates <urn> --import-pending-creates <id>; then run this again. "
                + "If another state contains them: pulumi stack export there",
            deployed.Errors
        );
    }

    /// <summary>
    /// An advisory against a package is a warning when the older program is restored; so is what an analyzer of a newer SDK finds.
    /// </summary>
    [Theory]
    [InlineData("infra/Infra.csproj")]
    [InlineData("tools/preflight/Preflight.csproj")]
    public async Task A_warning_of_today_is_an_error_in_a_build_and_stands_in_nobodys_way_back(string project)
    {
        async Task<string> AreErrorsAsync(string before) =>
            (
                await new Running.Command(Checkout.Root).RunAsync(
                    "bash",
                    "-c",
                    $"{before} dotnet msbuild \"$0\" -getProperty:TreatWarningsAsErrors",
                    project
                )
            ).Output.Trim();

        Assert.Equal(("true", "false"), (await AreErrorsAsync(""), await AreErrorsAsync(". .ci/stack-update;")));
    }

    [Fact]
    public async Task An_update_that_fails_half_way_is_not_gone_back_from()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));
        rehearsal.Set("dev", "fails", "error: Code=\"AccountProvisioningStateInvalid\"\n");

        var deployed = await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("second"));

        Assert.True(deployed.Code == 2, deployed.ToString());
        Assert.Contains("AccountProvisioningStateInvalid", deployed.Output);
        Assert.Contains("run this again to continue where it stopped, or deploy an older release", deployed.Errors);
        await rehearsal.LeavesNothingAsync();
    }
}
