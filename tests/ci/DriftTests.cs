using Ci.Tests.Rehearsals;

namespace Ci.Tests;

public sealed class DriftTests
{
    [Fact]
    public async Task Drift_is_compared_with_the_deployed_commit_and_not_with_main()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var deployed = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("dev", deployed);
        await rehearsal.ReleaseAsync("second");
        rehearsal.Forget();

        var looked = await rehearsal.RunAsync("drift", "dev");

        Assert.True(looked.Code == 0, looked.ToString());
        Assert.Equal($"dev matches {deployed.Commit}\n", looked.Output);
        Assert.Equal(
            "pulumi preview --refresh --expect-no-changes --diff --non-interactive --color never --cwd WORK/tree-deployed "
                + "--stack dev --config-file WORK/config.yaml",
            rehearsal.Calls[^1]
        );
        Assert.DoesNotContain(rehearsal.Calls, call =>
            call.StartsWith("pulumi up") || call.StartsWith("pulumi refresh") || call.Contains("blob upload")
        );
        await rehearsal.LeavesNothingAsync();
    }

    [Fact]
    public async Task A_manual_change_is_shown_as_drift()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));
        rehearsal.Set("dev", "drift", "~ azure-native:search:Service: replicaCount 1 => 3\n");

        var looked = await rehearsal.RunAsync("drift", "dev");

        Assert.True(looked.Code == 1, looked.ToString());
        Assert.StartsWith("~ azure-native:search:Service: replicaCount 1 => 3\n", looked.Output);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task A_plan_with_changes_after_an_update_fails_unless_DRIFT_STOPS_is_false(string stops, int code)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Variables["DRIFT_STOPS"] = stops;
        rehearsal.Set("dev", "drift", "~ azure-native:web:WebApp: siteConfig\n");

        var deployed = await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));

        Assert.True(deployed.Code == code, deployed.ToString());
        Assert.Contains("~ azure-native:web:WebApp: siteConfig\n", deployed.Output);
        Assert.Contains("changes are planned again right after the update (above)", deployed.Output);
    }

    /// <summary>Drift detection does not wait in the queue of deployments, so a deployment can complete during the check.</summary>
    [Fact]
    public async Task A_concurrent_deployment_is_not_reported_as_drift()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        await rehearsal.DeployAsync("dev", await rehearsal.ReleaseAsync("first"));
        rehearsal.Set("dev", "drift", "~ azure-native:search:Service: replicaCount 1 => 3\n");
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
        await rehearsal.ReleaseAsync("first");

        Assert.Equal((0, "nothing was deployed to dev yet\n"), Ended(await rehearsal.RunAsync("drift", "dev")));

        rehearsal.Set("dev", "outputs.json", """{"package":"0123"}""");
        var byHand = await rehearsal.RunAsync("drift", "dev");
        Assert.Equal(2, byHand.Code);
        Assert.Contains("because pulumi up was run manually", byHand.Errors);

        var missing = await rehearsal.RunAsync("drift", "sandbox");
        Assert.Equal(2, missing.Code);
        Assert.Contains("the stack sandbox cannot be read; if it is new: pulumi stack init sandbox", missing.Errors);
    }

    private static (int, string) Ended(Running.Result result) => (result.Code, result.Output);
}
