using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>Invalid deployments are rejected before any change, with the fix in the error.</summary>
public sealed class RefusedDeploymentTests
{
    [Fact]
    public async Task A_release_that_did_not_pass_test_is_rejected_for_prod()
    {
        var (rehearsal, release) = await Rehearsal.StartInDevAsync();
        await using var _ = rehearsal;

        await RefusesAsync(
            rehearsal,
            1,
            "rejected: " + $"{release.Commit} with {release.Digest} did not pass test; run .ci/deploy test",
            await rehearsal.DeployAsync("prod", release)
        );
    }

    /// <summary>
    /// A wrong certificate vault fails an update after half an hour; a wrong mail address never receives an alert.
    /// </summary>
    [Theory]
    [InlineData("dev", "allowedAddresses: [203.0.113.10]")]
    [InlineData(
        "prod",
        "certificateVaultId: /subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
    )]
    [InlineData("prod", "hostName: chat.example.com")]
    public async Task Example_values_in_a_stack_file_are_rejected(string stack, string setting)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await File.AppendAllTextAsync(
            Path.Combine(rehearsal.Tree, $"Pulumi.{stack}.yaml"),
            $"  # as chat.example.com\n  ai-workload:{setting}\n"
        );

        var result = await rehearsal.DeployAsync(stack, release with { Commit = await rehearsal.CommitAsync("second") });

        await RefusesAsync(rehearsal, 2, $"Pulumi.{stack}.yaml still has example values (above)", result);
        Assert.Contains(setting, result.Errors);
        Assert.DoesNotContain("# as chat.example.com", result.Errors);
        Assert.Contains($"dotnet run --project tools/preflight -- check {stack}, and commit the file", result.Errors);
    }

    /// <summary>A later token request can fail because the federated credential expired; a good release would be rolled back.</summary>
    [Fact]
    public async Task The_token_for_the_smoke_test_is_acquired_before_any_change()
    {
        var (rehearsal, release) = await Rehearsal.StartInTestAsync();
        await using var _ = rehearsal;
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "no-token"), "");

        await RefusesAsync(
            rehearsal,
            2,
            "no token for https://storage.azure.com/.default, which state, packages or the stack's key need; nothing was changed",
            await rehearsal.DeployAsync("prod", release)
        );
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "no-token"), $"api://{Rehearsal.SignInClientId}/.default");
        await RefusesAsync(
            rehearsal,
            2,
            $"no token for api://{Rehearsal.SignInClientId}/.default, which the smoke test needs; nothing was changed",
            await rehearsal.DeployAsync("prod", release)
        );
    }

    [Fact]
    public async Task Evidence_for_another_package_of_the_same_commit_does_not_count()
    {
        var (rehearsal, release) = await Rehearsal.StartInTestAsync();
        await using var _ = rehearsal;

        await RefusesAsync(
            rehearsal,
            1,
            "did not pass test",
            await rehearsal.DeployAsync("prod", release with { Digest = new string('a', 64) })
        );
    }

    [Fact]
    public async Task A_package_changed_in_the_store_is_rejected()
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
    public async Task A_commit_with_the_package_of_another_commit_is_rejected()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var older = await rehearsal.ReleaseAsync("first");
        var newer = await rehearsal.ReleaseAsync("second");

        await RefusesAsync(rehearsal, 1, "no release of commit", await rehearsal.DeployAsync("dev", newer with { Digest = older.Digest }));
    }

    [Fact]
    public async Task A_checkout_that_differs_from_the_release_is_rejected()
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
    public async Task A_change_that_the_gate_rejects_despite_overrides_is_not_deployed()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.SetGateResult(1);

        await RefusesAsync(
            rehearsal,
            1,
            "the gate rejects the change of dev (above); nothing was",
            await rehearsal.DeployAsync("dev", release, "--allow", "allow-data-loss", "--allow", "allow-higher-cost")
        );

        Assert.Contains(
            "dotnet run --no-build --project tools/preflight -- gate dev --preview WORK/new.preview.json --allow allow-data-loss --allow "
                + "allow-higher-cost",
            rehearsal.Calls
        );
    }

    [Fact]
    public async Task A_stack_file_with_release_settings_is_rejected()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await rehearsal.ReleaseAsync("first");
        await File.AppendAllTextAsync(Path.Combine(rehearsal.Tree, "Pulumi.dev.yaml"), "  ai-workload:stagingPercent: 10\n");

        await RefusesAsync(
            rehearsal,
            2,
            "Pulumi.dev.yaml contains settings that a deployment sets itself",
            await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("second"))
        );
    }

    [Fact]
    public async Task An_unreachable_store_is_not_reported_as_missing_evidence()
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

    /// <summary>The program would grant the caller the pipeline's role, and fail halfway: UnmatchedPrincipalType.</summary>
    [Theory]
    [InlineData("", "missing: the variable DEPLOYER_OBJECT_ID; dotnet run --project tools/delivery -- bootstrap prints the variables")]
    [InlineData("me", "DEPLOYER_OBJECT_ID must be a GUID, got 'me'")]
    public async Task A_deployment_without_the_id_of_the_deployer_is_rejected(string id, string expected)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Variables["DEPLOYER_OBJECT_ID"] = id;

        await RefusesAsync(rehearsal, 2, expected, await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first")));

        Assert.Empty(rehearsal.Calls);
    }

    /// <summary>A pipeline's identity has the role; a user finds out before the update, not halfway.</summary>
    [Theory]
    [InlineData("user", 2)]
    [InlineData("servicePrincipal", 1)]
    public async Task A_user_without_access_to_the_stack_s_package_store_is_rejected(string user, int code)
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "user"), user);
        await File.WriteAllTextAsync(Path.Combine(rehearsal.Cloud, "store-is-closed"), "stpackagesdev");
        // So that a deployment which comes this far ends here.
        rehearsal.SetGateResult(1);

        var deployed = await rehearsal.DeployAsync("dev", newer);

        Assert.True(deployed.Code == code, deployed.ToString());
        Assert.Equal(
            code == 2,
            deployed.Errors.Contains("you need the role Storage Blob Data Contributor on stpackagesdev and access to its network")
        );
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task All_missing_variables_are_reported_together()
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
    public async Task Invalid_arguments_are_reported_with_the_allowed_values(string expected, params string[] words)
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

        await RefusesAsync(rehearsal, 2, expected, result);
    }

    private static async Task RefusesAsync(Rehearsal rehearsal, int code, string expected, Result result)
    {
        Assert.True(code == result.Code, result.ToString());
        Assert.Contains(expected, result.Output + result.Errors);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up") || call.StartsWith("pulumi cancel"));
        if (!File.Exists(Path.Combine(rehearsal.Tree, "Pulumi.new.yaml")))
        {
            await rehearsal.LeavesNothingAsync();
        }
    }
}
