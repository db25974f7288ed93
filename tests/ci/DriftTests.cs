using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class DriftTests
{
    [Fact]
    public async Task Drift_is_compared_with_the_deployed_commit_and_not_with_main()
    {
        var (rehearsal, deployed, _) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;

        var looked = await rehearsal.RunAsync("drift", "dev");

        Assert.True(looked.Code == 0, looked.ToString());
        Assert.EndsWith($"dev matches {deployed.Commit}\n", looked.Output);
        Assert.Contains(
            "pulumi preview --refresh --expect-no-changes --json --diff --show-sames --non-interactive --cwd WORK/tree-deployed "
                + "--stack dev --config-file WORK/config.yaml",
            rehearsal.Calls
        );
        Assert.DoesNotContain(rehearsal.Calls, call =>
            call.StartsWith("pulumi up") || call.StartsWith("pulumi refresh") || call.Contains("blob upload")
        );
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_manual_change_is_shown_as_drift()
    {
        var (rehearsal, _) = await Rehearsal.StartInDevAsync();
        await using var __ = rehearsal;
        rehearsal.Set("dev", "refreshed.json", $"{RefreshedState.WithDifferencesOfTheProvider().WithFewerReplicas()}");

        var looked = await rehearsal.RunAsync("drift", "dev");

        Assert.True(looked.Code == 1, looked.ToString());
        Assert.StartsWith("differs search-service search:Service replicaCount: 1 in Azure, 3 in the program\n", looked.Output);
        Assert.Contains("pulumi/pulumi-azure-native#1700", looked.Output);
        Assert.EndsWith("differs from Azure: 1; ignored: 9\n", looked.Output);
    }

    /// <summary>On a private stack, the provider shows such differences after every update.</summary>
    [Fact]
    public async Task A_release_reaches_prod_despite_differences_of_the_provider()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        foreach (var stack in new[] { "test", "prod" })
        {
            rehearsal.Set(stack, "refreshed.json", $"{RefreshedState.WithDifferencesOfTheProvider()}");

            var deployed = await rehearsal.DeployAsync(stack, release);

            Assert.True(deployed.Code == 0, deployed.ToString());
            Assert.Contains("ignored network network:VirtualNetwork subnets[*].etag: ", deployed.Output);
            Assert.Contains("matches Azure; ignored: 9\n", deployed.Output);
        }
    }

    /// <summary>One switch for all differences, as DRIFT_STOPS was, would hide this one.</summary>
    [Fact]
    public async Task A_change_beside_differences_of_the_provider_fails_the_deployment()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Variables["DRIFT_STOPS"] = "false";
        rehearsal.Set("test", "refreshed.json", $"{RefreshedState.WithDifferencesOfTheProvider().WithFewerReplicas()}");
        var release = await rehearsal.ReleaseAsync("first");

        var deployed = await rehearsal.DeployAsync("test", release);

        Assert.True(deployed.Code == 1, deployed.ToString());
        Assert.Contains("differs search-service search:Service replicaCount: 1 in Azure, 3 in the program\n", deployed.Output);
        Assert.Contains("Azure differs from it right after the update (above)", deployed.Output);
        Assert.False(File.Exists(rehearsal.Blob("passed", $"test/{release.Commit}-{release.Digest}.json")));
    }

    /// <summary>A refresh reads no settings, so the preview shows no change.</summary>
    [Fact]
    public async Task A_setting_that_was_changed_by_hand_is_named_and_never_shown()
    {
        var (rehearsal, _) = await Rehearsal.StartInDevAsync();
        await using var __ = rehearsal;
        const string Program = """{"siteConfig":{"appSettings":[{"name":"Chat__Mode","value":"Azure"}]}}""";
        rehearsal.Set(
            "dev",
            "refreshed.json",
            $"{new RefreshedState().Update("web:WebApp", "site", Program, Program).Update("web:WebAppSlot", "slot", Program, Program)}"
        );
        rehearsal.SetSettings($"{RefreshedState.IdOf("web:WebApp", "site")}/config/appsettings", """{"Chat__Mode":"other-value"}""");
        rehearsal.SetSettings(
            $"{RefreshedState.IdOf("web:WebAppSlot", "slot")}/config/appsettings",
            """{"Chat__Mode":"Azure","Extra":"other-value"}"""
        );

        var looked = await rehearsal.RunAsync("drift", "dev");

        Assert.True(looked.Code == 1, looked.ToString());
        Assert.StartsWith(
            "differs site web:WebApp siteConfig.appSettings: Chat__Mode: has another value in Azure\n"
                + "differs slot web:WebAppSlot siteConfig.appSettings: Extra: is set in Azure and not in the program\n",
            looked.Output
        );
        Assert.DoesNotContain("other-value", looked.ToString());

        rehearsal.SetSettings($"{RefreshedState.IdOf("web:WebApp", "site")}/config/appsettings", """{"Chat__Mode":"Azure"}""");
        rehearsal.SetSettings($"{RefreshedState.IdOf("web:WebAppSlot", "slot")}/config/appsettings", """{"Chat__Mode":"Azure"}""");
        Assert.Equal(0, (await rehearsal.RunAsync("drift", "dev")).Code);

        File.WriteAllText(Path.Combine(rehearsal.Cloud, "settings-are-closed"), "");
        var refused = await rehearsal.RunAsync("drift", "dev");
        Assert.True(refused.Code == 2, refused.ToString());
        Assert.Contains("The identity needs Microsoft.Web/sites/config/list/action", refused.Errors);
        await rehearsal.LeavesNothingAsync();
    }

    /// <summary>Drift detection does not wait in the queue of deployments, so a deployment can complete during the check.</summary>
    [Fact]
    public async Task A_concurrent_deployment_is_not_reported_as_drift()
    {
        var (rehearsal, _) = await Rehearsal.StartInDevAsync();
        await using var __ = rehearsal;
        rehearsal.Set("dev", "refreshed.json", $"{new RefreshedState().WithFewerReplicas()}");
        rehearsal.Set("dev", "meanwhile", """{"commit":"another","package":"another"}""");

        var looked = await rehearsal.RunAsync("drift", "dev");

        Assert.True(looked.Code == 2, looked.ToString());
        Assert.Contains("dev was deployed during the check", looked.Errors);
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_stack_whose_drift_cannot_be_determined_exits_with_code_2()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");

        Assert.Equal((0, "nothing was deployed to dev yet\n"), Ended(await rehearsal.RunAsync("drift", "dev")));

        rehearsal.Set("dev", "outputs.json", """{"package":"0123"}""");
        var byHand = await rehearsal.RunAsync("drift", "dev");
        Assert.Equal(2, byHand.Code);
        Assert.Contains("because pulumi up was run manually", byHand.Errors);

        var missing = await rehearsal.RunAsync("drift", "sandbox");
        Assert.Equal(2, missing.Code);
        Assert.Contains("the stack sandbox cannot be read; if it is new: pulumi stack init sandbox", missing.Errors);

        rehearsal.Set("dev", "refreshed.json", """{"diagnostics":[{"message":"AuthorizationFailed","severity":"error"}]}""");
        var failed = await rehearsal.DeployAsync("dev", release);
        Assert.Equal(2, failed.Code);
        Assert.Contains("AuthorizationFailed\n", failed.Errors);
        Assert.Contains("the drift check of dev could not run", failed.Errors);
    }

    private static (int, string) Ended(Running.Result result) => (result.Code, result.Output);
}
