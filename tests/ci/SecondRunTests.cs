using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>Updates that a second run completes.</summary>
public sealed class SecondRunTests
{
    private const string Zone = """
        error: deleting urn:pulumi:dev::ai-workload::azure-native:privatedns:PrivateZone::zone: 1 error occurred:
            * Status=409 Code="CannotDeleteResource" Message="Can not delete resource before nested resources are deleted."

        """;

    private const string Network = """
        error: deleting urn:pulumi:dev::ai-workload::azure-native:network:VirtualNetwork::network: 1 error occurred:
            * Status=400 Code="InUseSubnetCannotBeDeleted" Message="Subnet app is in use"

        """;

    [Fact]
    public async Task An_update_runs_again_if_the_program_asks_for_it()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "warns-once", "warning: run pulumi up again to set the percentages\n");

        var updated = await rehearsal.UpdateDevAsync();

        Assert.True(updated.Code == 0, updated.ToString());
        Assert.Equal(2, Updates(rehearsal));
    }

    [Theory]
    [InlineData(Zone)]
    [InlineData(Network)]
    public async Task An_update_runs_again_if_Azure_still_holds_what_it_deletes(string error)
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "fails-once", error);

        var updated = await rehearsal.UpdateDevAsync();

        Assert.True(updated.Code == 0, updated.ToString());
        Assert.Contains("running the update again in 0 seconds", updated.Output);
        Assert.Equal(2, Updates(rehearsal));
    }

    [Fact]
    public async Task A_deletion_that_is_refused_twice_ends_the_deployment()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "fails", Zone);

        var updated = await rehearsal.UpdateDevAsync();

        Assert.True(updated.Code == 2, updated.ToString());
        Assert.Contains("run this again in some minutes", updated.Errors);
        Assert.Equal(2, Updates(rehearsal));
    }

    [Fact]
    public async Task A_network_that_is_changed_while_in_use_is_not_tried_again()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        rehearsal.Set("dev", "fails", Network.Replace("deleting urn", "updating urn"));

        var updated = await rehearsal.UpdateDevAsync();

        Assert.True(updated.Code == 2, updated.ToString());
        Assert.Contains("removes a subnet that is still in use", updated.Errors);
        Assert.Equal(1, Updates(rehearsal));
    }

    private static int Updates(Rehearsal rehearsal) => rehearsal.Calls.Count(call => call.StartsWith("pulumi up"));
}
