using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>A deployment with the real gate and recorded previews.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Data_loss_is_rejected_without_the_override()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("test", release);
        rehearsal.Set(
            "prod",
            "preview.json",
            await File.ReadAllTextAsync(Checkout.At("tests", "tools", "preflight", "Gate", "delete-stateful.json"))
        );
        rehearsal.SetGateResult(null);
        rehearsal.Forget();

        var refused = await rehearsal.DeployAsync("prod", release, "--allow", "allow-weaker-security");

        Assert.True(refused.Code == 1, refused.ToString());
        Assert.Matches("rejected vault-vault .*allow-data-loss", refused.Output);
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi up"));

        var allowed = await rehearsal.DeployAsync("prod", release, "--allow", "allow-weaker-security", "--allow", "allow-data-loss");

        Assert.True(allowed.Code == 0, allowed.ToString());
        Assert.Equal((release.Commit, release.Digest), rehearsal.Runs("prod"));
    }

    [Fact]
    public async Task A_preview_without_changes_passes()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.SetGateResult(null);
        rehearsal.Set(
            "dev",
            "preview.json",
            await File.ReadAllTextAsync(Checkout.At("tests", "tools", "preflight", "Gate", "nothing-to-do.json"))
        );

        var deployed = await rehearsal.DeployAsync("dev", release);

        Assert.True(deployed.Code == 0, deployed.ToString());
    }
}
