using Ci.Tests.Rehearsals;
using Ci.Tests.Running;

namespace Ci.Tests;

/// <summary>A deployment with the real gate, over previews that were recorded.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task What_would_delete_data_is_refused_until_its_name_is_said()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        await rehearsal.DeployAsync("test", release);
        rehearsal.Set(
            "prod",
            "preview.json",
            await File.ReadAllTextAsync(Checkout.At("tests", "tools", "preflight", "Gate", "delete-stateful.json"))
        );
        rehearsal.GateSays(null);
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
    public async Task What_changes_nothing_passes()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.GateSays(null);
        rehearsal.Set(
            "dev",
            "preview.json",
            await File.ReadAllTextAsync(Checkout.At("tests", "tools", "preflight", "Gate", "nothing-to-do.json"))
        );

        var deployed = await rehearsal.DeployAsync("dev", release);

        Assert.True(deployed.Code == 0, deployed.ToString());
    }
}
