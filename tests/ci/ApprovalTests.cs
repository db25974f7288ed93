using System.Runtime.Versioning;
using Ci.Tests.Rehearsals;
using Ci.Tests.Workflows;

namespace Ci.Tests;

/// <summary>The page that the approver of prod reads.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ApprovalTests
{
    [Fact]
    public async Task The_page_shows_release_origin_overrides_and_preview()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await PassedAsync(rehearsal);
        rehearsal.Variables["GITHUB_TRIGGERING_ACTOR"] = "alice";
        File.Delete(Path.Combine(rehearsal.Cloud, "diff"));

        var ready = await ApproveAsync(rehearsal, release, "--allow", "allow-data-loss");

        Assert.True(ready.Code == 0, ready.ToString());
        var page = await File.ReadAllTextAsync(Path.Combine(rehearsal.Cloud, "page", "approval.md"));
        Assert.StartsWith(
            $"""
            ## Deployment to prod, for approval

            | | |
            |---|---|
            | commit | `{release.Commit}`: first |
            | package | `{release.Digest}` |
            | origin | verified, built by the workflow release of o/r from {release.Commit} |
            | test | passed at 2026-11-25T12:00:00Z, run 17 |
            | overrides of the gate | **allow-data-loss**  |
            | users | all |
            | requested by | alice |

            ## Preview of prod: the gate accepts it
            """,
            page
        );
        Assert.Contains("| stack | commit | package |", page);
        Assert.Matches(@"## test → prod\n\n\d+ added, ", page);
        Assert.Contains(rehearsal.Calls, call => call.Contains("preflight -- gate prod") && call.EndsWith("--allow allow-data-loss"));
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up") || call.Contains("upload"));
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_canary_is_previewed_as_it_would_be_deployed()
    {
        var (rehearsal, running, release) = await Rehearsal.StartWithCandidateAsync();
        await using var _ = rehearsal;
        rehearsal.SetCheckOutput("no findings");
        rehearsal.SetDiffOutput("## test → prod");

        var ready = await ApproveAsync(rehearsal, release, "--canary", "10");

        Assert.True(ready.Code == 0, ready.ToString());
        Assert.Contains("| users | 10 % of new visitors, in the staging slot |", ready.Output);
        var configured = Assert.Single(rehearsal.Calls, call => call.StartsWith("pulumi config set-all"));
        Assert.Contains($"ai-workload:commit={running.Commit}", configured);
        Assert.Contains($"ai-workload:stagingCommit={release.Commit} --plaintext ai-workload:stagingPercent=10", configured);
    }

    /// <summary>A rollback to a release that is older than the script.</summary>
    [Fact]
    public async Task The_workflow_makes_the_page_for_a_release_without_the_script()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var script = Path.Combine(rehearsal.Tree, ".ci", "approval");
        var (text, mode) = (await File.ReadAllTextAsync(script), File.GetUnixFileMode(script));
        File.Delete(script);
        var older = await PassedAsync(rehearsal, "older");
        await File.WriteAllTextAsync(script, text);
        File.SetUnixFileMode(script, mode);
        var newer = await rehearsal.ReleaseAsync("newer");
        await rehearsal.GitAsync("checkout", "--quiet", older.Commit);
        foreach (
            var (name, value) in new[]
            {
                ("RUNNER_TEMP", rehearsal.Cloud),
                ("GITHUB_SHA", newer.Commit),
                ("GITHUB_STEP_SUMMARY", Path.Combine(rehearsal.Cloud, "summary")),
                ("STACK", "prod"),
                ("COMMIT", older.Commit),
                ("DIGEST", older.Digest),
                ("ALLOW", "--allow allow-data-loss"),
                ("CANARY", ""),
            }
        )
        {
            rehearsal.Variables[name] = value;
        }

        var step = await rehearsal.RunStepAsync((string)Workflow.Of("deploy").Job("preview").Steps.Last()["run"]!);

        Assert.True(step.Code == 0, step.ToString());
        Assert.StartsWith("## Deployment to prod, for approval", await File.ReadAllTextAsync(Path.Combine(rehearsal.Cloud, "summary")));
        Assert.Contains(rehearsal.Calls, call => call.Contains("preflight -- gate prod") && call.EndsWith("--allow allow-data-loss"));
    }

    [Theory]
    [InlineData("attestation", "HTTP 404", 1, "has no signature of the workflow release")]
    [InlineData("store-is-closed", "", 2, "the release store streleases does not answer")]
    public async Task A_release_that_cannot_be_deployed_is_not_ready_for_approval(string file, string content, int code, string message)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await PassedAsync(rehearsal);
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, file), content);

        var ready = await ApproveAsync(rehearsal, release);

        Assert.Equal(code, ready.Code);
        Assert.Contains(message, ready.Errors);
        Assert.Equal(
            "## Deployment to prod: **not ready for approval**; see the log of the job\n",
            await File.ReadAllTextAsync(Path.Combine(rehearsal.Cloud, "page", "approval.md"))
        );
    }

    [Fact]
    public async Task A_release_that_did_not_pass_test_is_not_ready_for_approval()
    {
        await using var rehearsal = await Rehearsal.StartAsync();

        var ready = await ApproveAsync(rehearsal, await rehearsal.ReleaseAsync("first"));

        Assert.Equal(1, ready.Code);
        Assert.Contains("did not pass test", ready.Errors);
    }

    [Fact]
    public async Task A_change_that_the_gate_rejects_is_shown_and_not_offered_for_approval()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await PassedAsync(rehearsal);
        rehearsal.SetGateResult(1);

        var ready = await ApproveAsync(rehearsal, release);

        Assert.Equal(1, ready.Code);
        Assert.Contains("## Preview of prod: **the gate rejects it**", ready.Output);
    }

    [Theory]
    [InlineData("--allow must be allow-data-loss, allow-weaker-security or allow-higher-cost, got 'everything'", "--allow", "everything")]
    [InlineData("--canary must be 1 to 50, got '90'", "--canary", "90")]
    [InlineData("unknown option '--forward'", "--forward", "")]
    public async Task Invalid_options_exit_with_2_before_any_request(string message, params string[] options)
    {
        await using var rehearsal = await Rehearsal.StartAsync();

        var ready = await ApproveAsync(rehearsal, await rehearsal.ReleaseAsync("first"), options);

        Assert.Equal(2, ready.Code);
        Assert.Contains(message, ready.Errors);
        Assert.Empty(rehearsal.Calls);
    }

    private static async Task<Release> PassedAsync(Rehearsal rehearsal, string content = "first")
    {
        rehearsal.SetCheckOutput("no findings");
        rehearsal.SetDiffOutput("## test → prod");
        var release = await rehearsal.ReleaseAsync(content);
        var evidence = rehearsal.Blob("passed", $"test/{release.Commit}-{release.Digest}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(evidence)!);
        await File.WriteAllTextAsync(evidence, """{"at":"2026-11-25T12:00:00Z","by":"17"}""");
        return release;
    }

    private static Task<Running.Result> ApproveAsync(Rehearsal rehearsal, Release release, params string[] options) =>
        rehearsal.RunAsync("approval", ["prod", release.Commit, release.Digest, Path.Combine(rehearsal.Cloud, "page"), .. options]);
}
