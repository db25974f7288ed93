using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>A deployment with the real gate and recorded previews.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Data_loss_is_rejected_without_the_override()
    {
        var (rehearsal, release) = await Rehearsal.StartInTestAsync();
        await using var _ = rehearsal;
        rehearsal.Set(
            "prod",
            "preview.json",
            await File.ReadAllTextAsync(Checkout.At("tests", "tools", "preflight", "Gate", "delete-stateful.json"))
        );
        rehearsal.SetGateResult(null);

        var refused = await rehearsal.DeployAsync("prod", release, "--allow", "allow-weaker-security");

        Assert.True(refused.Code == 1, refused.ToString());
        Assert.Matches("rejected vault-vault .*allow-data-loss", refused.Output);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up"));

        var allowed = await rehearsal.DeployAsync("prod", release, "--allow", "allow-weaker-security", "--allow", "allow-data-loss");

        Assert.True(allowed.Code == 0, allowed.ToString());
        Assert.Equal((release.Commit, release.Digest), rehearsal.Runs("prod"));
    }

    [Fact]
    public async Task A_model_that_test_did_not_run_in_this_release_is_rejected_for_prod()
    {
        var (rehearsal, release) = await Rehearsal.StartInTestAsync();
        await using var _ = rehearsal;
        rehearsal.SetGateResult(null);
        rehearsal.Set(
            "prod",
            "preview.json",
            """
            {"steps":[{"op":"create","urn":"urn:pulumi:prod::ai-workload::azure-native:cognitiveservices:Deployment::ai-chat",
              "newState":{"type":"azure-native:cognitiveservices:Deployment","custom":true,"inputs":{"deploymentName":"chat",
                "sku":{"name":"DataZoneStandard","capacity":1},"properties":{"model":{"name":"gpt-5.5","version":"2026-04-24"}}}}}],
              "changeSummary":{"create":1}}
            """
        );

        var refused = await rehearsal.DeployAsync("prod", release);

        Assert.True(refused.Code == 1, refused.ToString());
        Assert.Contains(
            "rejected ai-chat: the deployment chat would run gpt-5.5 2026-04-24, and this release was tested with gpt-5.4-mini 2026-03-17",
            refused.Output
        );
    }
}
