using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>The record of a deployment can always be read, or the error says what to do.</summary>
public sealed class RecordTests
{
    /// <summary>A backslash alone is no valid JSON.</summary>
    [Fact]
    public async Task The_record_of_a_user_of_a_domain_can_be_read_by_the_next_run()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;

        var written = await rehearsal.BashAsync(
            ". .ci/release-store; . .ci/stack-update; . .ci/attempt; open_folder; stack=dev; find_record; "
                + "write_record start '' '' 'CORP\\alice@laptop (pid 12)' --overwrite false; rm -r \"$work\""
        );
        var second = await rehearsal.DeployAsync("dev", newer);

        Assert.True(written.Code == 0, written.ToString());
        Assert.Contains("dev is being deployed by CORP\\alice@laptop (pid 12) since ", second.Errors);
    }

    /// <summary>A record of another version or a write that was cut off must not name a release to roll back to.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("{\"phase\": \"upd")]
    [InlineData("{}")]
    [InlineData("{\"phase\": \"update\", \"release\": \"--help\", \"worked\": \"\", \"by\": \"\", \"at\": \"\"}")]
    public async Task An_invalid_record_is_reported_with_the_command_that_deletes_it(string content)
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        Directory.CreateDirectory(Path.GetDirectoryName(rehearsal.RecordOf("dev"))!);
        await File.WriteAllTextAsync(rehearsal.RecordOf("dev"), content);

        var deployed = await rehearsal.DeployAsync("dev", newer, "--take-over");

        Assert.True(deployed.Code == 2, deployed.ToString());
        Assert.Contains("the record of dev (above) is not valid; nothing was changed", deployed.Errors);
        Assert.Contains(
            "az storage blob delete --auth-mode login --account-name ststate --container-name state --name .pulumi/deployments/",
            deployed.Errors
        );
        Assert.Equal(content, await File.ReadAllTextAsync(rehearsal.RecordOf("dev")));
        Assert.DoesNotContain(rehearsal.Calls, call => call.StartsWith("pulumi"));
    }
}
