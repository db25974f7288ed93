using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>What must not be deployed is refused before anything is touched, with what to do instead.</summary>
public sealed class RefusedDeploymentTests
{
    [Fact]
    public async Task Prod_takes_no_pair_that_never_passed_test()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("dev", release);
        rehearsal.Forget();

        await RefusesAsync(
            rehearsal,
            1,
            "rejected: " + $"{release.Commit} with {release.Digest} did not pass test; run .ci/deploy test",
            await rehearsal.DeployAsync("prod", release)
        );
    }

    /// <summary>
    /// A certificate's vault that is none stops an update after half an hour; a mail address that is none tells nobody, ever.
    /// </summary>
    [Theory]
    [InlineData("dev", "allowedAddresses: [203.0.113.10]")]
    [InlineData(
        "prod",
        "certificateVaultId: /subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
    )]
    [InlineData("prod", "hostName: chat.example.com")]
    public async Task Values_that_only_stand_for_an_organisation_s_own_are_deployed_nowhere(string stack, string setting)
    {
        await using var rehearsal = await Rehearsal.StartAsync(withRelease: false);
        await File.AppendAllTextAsync(
            Path.Combine(rehearsal.Tree, $"Pulumi.{stack}.yaml"),
            $"  # as chat.example.com\n  ai-workload:{setting}\n"
        );
        var release = await rehearsal.ReleaseAsync("first");

        var result = await rehearsal.DeployAsync(stack, release);

        await RefusesAsync(rehearsal, 2, $"Pulumi.{stack}.yaml still has example values (above)", result);
        Assert.Contains(setting, result.Errors);
        Assert.DoesNotContain("# as chat.example.com", result.Errors);
        Assert.Contains($"dotnet run --project tools/preflight -- check {stack}, and commit the file", result.Errors);
    }

    /// <summary>Its proof of who it is would have run out when the smoke asks, and a good release would be rolled back.</summary>
    [Fact]
    public async Task The_token_that_the_smoke_needs_is_had_before_anything_is_touched()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("test", release);
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "no-token"), "");
        rehearsal.Forget();

        await RefusesAsync(
            rehearsal,
            2,
            $"no token for api://{Rehearsal.SignInClientId}/.default, which the smoke test needs; nothing was changed",
            await rehearsal.DeployAsync("prod", release)
        );
    }

    [Fact]
    public async Task Evidence_of_another_package_of_the_same_commit_is_none()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("test", release);
        rehearsal.Forget();

        await RefusesAsync(
            rehearsal,
            1,
            "did not pass test",
            await rehearsal.DeployAsync("prod", release with { Digest = new string('a', 64) })
        );
    }

    [Fact]
    public async Task A_package_that_was_changed_in_the_store_is_refused()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.AppendAllTextAsync(rehearsal.Blob("packages", $"{release.Digest}/app.zip"), "more");

        await RefusesAsync(
            rehearsal,
            1,
            $"the package in the store was changed: expected {release.Digest}, got",
            await rehearsal.DeployAsync("dev", release)
        );
    }

    [Fact]
    public async Task A_pair_that_was_never_built_together_is_refused()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        var newer = await rehearsal.ReleaseAsync("second");

        await RefusesAsync(rehearsal, 1, "no release of commit", await rehearsal.DeployAsync("dev", newer with { Digest = older.Digest }));
    }

    [Fact]
    public async Task A_tree_that_is_not_the_commit_is_refused()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        var newer = await rehearsal.ReleaseAsync("second");

        await RefusesAsync(
            rehearsal,
            2,
            $"HEAD is {newer.Commit}, the release is {older.Commit}; git checkout",
            await rehearsal.DeployAsync("dev", older)
        );
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Tree, "Pulumi.new.yaml"), "config: {}\n");
        await RefusesAsync(rehearsal, 2, $"the checkout differs from {newer.Commit}", await rehearsal.DeployAsync("dev", newer));
    }

    [Fact]
    public async Task A_destructive_change_needs_its_name_said()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.GateSays(1);

        await RefusesAsync(
            rehearsal,
            1,
            "the gate rejects the change of dev (above); nothing was",
            await rehearsal.DeployAsync("dev", release)
        );
        rehearsal.GateSays(0);
        var allowed = await rehearsal.DeployAsync("dev", release, "--allow", "allow-data-loss", "--allow", "allow-higher-cost");

        Assert.True(allowed.Code == 0, allowed.ToString());
        Assert.Contains(
            "dotnet run --project tools/preflight -- gate dev --preview WORK/new.preview.json --allow allow-data-loss --allow "
                + "allow-higher-cost",
            rehearsal.Calls
        );
    }

    [Fact]
    public async Task A_stack_file_that_holds_a_release_is_refused()
    {
        await using var rehearsal = await Rehearsal.StartAsync(withRelease: false);
        await File.AppendAllTextAsync(Path.Combine(rehearsal.Tree, "Pulumi.dev.yaml"), "  ai-workload:stagingPercent: 10\n");

        await RefusesAsync(
            rehearsal,
            2,
            "Pulumi.dev.yaml contains settings that a deployment sets itself",
            await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"))
        );
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_no_store_without_the_blob()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "store-is-closed"), "");

        await RefusesAsync(
            rehearsal,
            2,
            "the release store streleases does not answer for passed/test/",
            await rehearsal.DeployAsync("prod", release)
        );
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Variables["RELEASE_STORE"] = "";
        rehearsal.Variables["PULUMI_BACKEND_URL"] = "";

        await RefusesAsync(
            rehearsal,
            2,
            "missing: the variable PULUMI_BACKEND_URL, the variable RELEASE_STORE; dotnet run --project tools/delivery -- "
                + "bootstrap prints the variables",
            await rehearsal.DeployAsync("dev", release)
        );
    }

    [Theory]
    [InlineData("usage: .ci/deploy STACK COMMIT DIGEST", "dev")]
    [InlineData("COMMIT must be all 40 lower-case hex characters of a commit, got 'main'", "dev", "main", "DIGEST")]
    [InlineData("DIGEST must be the 64 lower-case hex characters of a package's SHA-256, got 'latest'", "dev", "COMMIT", "latest")]
    [InlineData("--canary must be 1 to 50, got '51'", "dev", "COMMIT", "DIGEST", "--canary", "51")]
    [InlineData("unknown option --force", "dev", "COMMIT", "DIGEST", "--force")]
    [InlineData("no stack 'staging': choose one of dev prod sandbox test", "staging", "COMMIT", "DIGEST")]
    [InlineData("no stack '../dev': choose one of dev prod sandbox test", "../dev", "COMMIT", "DIGEST")]
    public async Task A_wrong_call_is_told_what_is_right(string told, params string[] words)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");

        var result = await rehearsal.RunAsync(
            "deploy",
            [
                .. words.Select(word =>
                    word switch
                    {
                        "COMMIT" => release.Commit,
                        "DIGEST" => release.Digest,
                        _ => word,
                    }
                ),
            ]
        );

        await RefusesAsync(rehearsal, 2, told, result);
    }

    private static async Task RefusesAsync(Rehearsal rehearsal, int code, string told, Result result)
    {
        Assert.True(code == result.Code, result.ToString());
        Assert.Contains(told, result.Output + result.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up") || call.StartsWith("pulumi cancel"));
        if (!File.Exists(Path.Combine(rehearsal.Tree, "Pulumi.new.yaml")))
        {
            await rehearsal.LeavesNothingAsync();
        }
    }
}
