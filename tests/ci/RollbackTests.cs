using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class RollbackTests
{
    /// <summary>The rollback may delete added resources, but no data: the override of the release is not for it.</summary>
    [Fact]
    public async Task A_release_with_a_failed_smoke_test_is_rolled_back_without_its_overrides()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);

        var deployed = await rehearsal.DeployAsync("dev", newer, "--allow", "allow-data-loss");

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
                + $"ai-workload:appPackage=WORK/older.zip --plaintext ai-workload:commit={older.Commit}{Rehearsal.DeployerSettings}",
            rehearsal.Calls
        );
        Assert.Contains(
            "dotnet run --no-build --project tools/preflight -- gate dev --preview WORK/new.preview.json --allow allow-data-loss",
            rehearsal.Calls
        );
        Assert.Contains(
            "dotnet run --no-build --project tools/preflight -- gate dev --preview WORK/older.preview.json --allow allow-weaker-security "
                + "--allow allow-higher-cost",
            rehearsal.Calls
        );
        await rehearsal.LeavesNothingAsync();
    }

    /// <summary>Otherwise each rerun would repeat the rejected rollback and never test the release again.</summary>
    [Fact]
    public async Task A_rollback_that_the_gate_rejects_is_not_run_and_a_rerun_tests_the_release()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.Add(newer.Digest);
        rehearsal.SetGateResult(0, back: 1);

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.EndsWith(
            $"the gate rejects the rollback of dev (above): it still runs {newer.Commit}, whose smoke test failed\n",
            deployed.Output
        );
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("dev"));
        Assert.Contains($"{older.Commit} {older.Digest}", await File.ReadAllTextAsync(rehearsal.RecordOf("dev")));
        await rehearsal.LeavesNothingAsync();

        rehearsal.Sites.Broken.Clear();
        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 0, again.ToString());
        Assert.False(File.Exists(rehearsal.RecordOf("dev")));
    }

    [Fact]
    public async Task A_rollback_to_a_failing_release_is_reported()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Broken.UnionWith([older.Digest, newer.Digest]);

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Contains($"dev was rolled back to {older.Commit} {older.Digest}, whose smoke test fails too", deployed.Output);
    }

    [Fact]
    public async Task A_failed_first_release_stays_and_is_reported()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var first = await rehearsal.ReleaseAsync("first");
        rehearsal.Sites.Broken.Add(first.Digest);

        var deployed = await rehearsal.DeployAsync("dev", first);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Contains("there is no previous release: the stack was left as it is", deployed.Output);
        Assert.Single(rehearsal.Calls, call => call.StartsWith("pulumi up"));
    }

    /// <summary>Approved after a later release was deployed, a release would roll prod back unintentionally.</summary>
    [Fact]
    public async Task A_superseded_release_is_rejected_unless_it_is_deployed_as_a_manual_rollback()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithCandidateAsync();
        await using var _ = rehearsal;

        Assert.Equal(0, (await rehearsal.DeployAsync("prod", newer, "--forward")).Code);
        var superseded = await rehearsal.CheckOutAndDeployAsync("prod", older, "--forward");

        Assert.True(superseded.Code == 1, superseded.ToString());
        Assert.Contains($"prod runs {newer.Commit}, which is newer: this release was superseded", superseded.Errors);
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("prod"));

        var back = await rehearsal.DeployAsync("prod", older);

        Assert.True(back.Code == 0, back.ToString());
        Assert.Contains($"prod runs {newer.Commit} {newer.Digest}\n", back.Output);
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("prod"));
        Assert.Equal($"up prod with the program of {older.Commit}", rehearsal.Calls.Last(call => call.StartsWith("up ")));
        await rehearsal.LeavesNothingAsync();
    }

    /// <summary>A repeated run would fail each time.</summary>
    [Theory]
    [InlineData("resource")]
    [InlineData("subresource")]
    public async Task A_resource_missing_from_the_state_is_reported_with_the_import_command(string kind)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "fails", $"error: cannot create already existing {kind} '/subscriptions/s/resourceGroups/g'\n");

        var updated = await rehearsal.UpdateDevAsync();

        Assert.Equal(2, updated.Code);
        Assert.Contains(
            "pulumi refresh --yes --stack dev --import-pending-creates <urn> --import-pending-creates <id>; then run this again. "
                + "If the state of another backend contains them, move it: docs/first-deployment.md",
            updated.Errors
        );
    }

    /// <summary>
    /// In a rollback, package advisories and findings of newer analyzers are warnings, so that the older program builds.
    /// </summary>
    [Theory]
    [InlineData("infra/Infra.csproj")]
    [InlineData("tools/preflight/Preflight.csproj")]
    public async Task Warnings_are_errors_in_builds_but_not_in_a_rollback(string project)
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

    /// <summary>The release may be good: a rollback would replace it by a guess.</summary>
    [Fact]
    public async Task A_smoke_test_that_could_not_run_changes_nothing_until_a_rerun()
    {
        var (rehearsal, older, newer) = await Rehearsal.StartWithTwoAsync();
        await using var _ = rehearsal;
        rehearsal.Sites.Throttled.Add(newer.Digest);

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 2, deployed.ToString());
        Assert.Contains("?       answer with a citation: could not be checked, the model or the app throttled", deployed.Output);
        Assert.EndsWith("its smoke test could not run (above): nothing was rolled back. Run this again\n", deployed.Output);
        Assert.Equal((newer.Commit, newer.Digest), rehearsal.Runs("dev"));
        await rehearsal.LeavesNothingAsync();

        rehearsal.Sites.Throttled.Clear();
        rehearsal.Sites.Broken.Add(newer.Digest);
        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 1, again.ToString());
        Assert.Equal((older.Commit, older.Digest), rehearsal.Runs("dev"));
    }

    [Fact]
    public async Task A_failed_update_is_not_rolled_back()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        rehearsal.Set("dev", "fails", "error: Code=\"AccountProvisioningStateInvalid\"\n");

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == 2, deployed.ToString());
        Assert.Contains("AccountProvisioningStateInvalid", deployed.Output);
        Assert.Contains("run this again to continue where it stopped, or deploy an older release", deployed.Errors);
        await rehearsal.LeavesNothingAsync();
    }
}
