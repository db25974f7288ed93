using Ci.Tests.Rehearsals;

namespace Ci.Tests;

/// <summary>A delete lock in Azure blocks the deletion of what is below its resource (ScopeLocked).</summary>
public sealed class DeleteLockTests
{
    private const string Search = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Search/searchServices/srch";
    private const string Lock = $"{Search}/providers/Microsoft.Authorization/locks/holds-data";
    private const string LockUrn = "urn:pulumi:dev::ai-workload::azure-native:authorization:ManagementLockByScope::search-lock";

    [Fact]
    public async Task A_deletion_under_a_lock_lifts_it_for_the_update_and_restores_it()
    {
        await using var rehearsal = await Rehearsal.StartAsync();
        var release = await rehearsal.ReleaseAsync("first");
        rehearsal.Set("dev", "preview.json", Preview("same", "delete", $"{Search.ToUpperInvariant()}/providers/x/roleAssignments/r"));

        var deployed = await rehearsal.DeployAsync("dev", release, "--allow", "allow-weaker-security");

        Assert.True(deployed.Code == 0, deployed.ToString());
        var calls = rehearsal.Calls.Where(call => call.Contains("lock delete") || call.Contains("pulumi up")).ToList();
        Assert.Equal($"az lock delete --ids {Lock}", calls[0]);
        Assert.DoesNotContain("--refresh", calls[1]);
        Assert.Contains("--refresh", calls[2]);
        Assert.EndsWith($"--target {LockUrn}", calls[2]);
        Assert.Equal(3, calls.Count);
    }

    [Theory]
    [InlineData("same", "delete", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Search/searchServices/srch2/providers/x/r")]
    [InlineData("same", "update", $"{Search}/providers/x/roleAssignments/r")]
    [InlineData("replace", "update", $"{Search}/providers/x/roleAssignments/r")]
    [InlineData("delete", "same", $"{Search}/providers/x/roleAssignments/r")]
    public async Task A_lock_that_is_not_in_the_way_stays(string lockOperation, string operation, string id)
    {
        await using var rehearsal = await Rehearsal.StartAsync();

        Assert.Equal("lifted:\n", await LiftAsync(rehearsal, Preview(lockOperation, operation, id)));

        Assert.Empty(rehearsal.Calls);
    }

    /// <summary>It would still block when Pulumi deletes the role assignment right after it.</summary>
    [Theory]
    [InlineData("replace", true)]
    [InlineData("delete", false)]
    public async Task A_lock_that_the_update_deletes_is_lifted_before_it(string lockOperation, bool isRestored)
    {
        await using var rehearsal = await Rehearsal.StartAsync();

        var lifted = await LiftAsync(rehearsal, Preview(lockOperation, "replace", $"{Search}/providers/x/roleAssignments/r"));

        Assert.Equal([$"az lock delete --ids {Lock}"], rehearsal.Calls);
        Assert.EndsWith(isRestored ? $"lifted:--target {LockUrn}\n" : "lifted:\n", lifted);
    }

    [Fact]
    public async Task A_lock_that_a_killed_run_lifted_is_restored_by_a_rerun()
    {
        var (rehearsal, _, newer) = await Rehearsal.StartWithTwoAsync();
        await using var __ = rehearsal;
        rehearsal.Set("dev", "preview.json", Preview("same", "delete", $"{Search}/providers/x/roleAssignments/r"));
        rehearsal.Variables["KILL_CALL"] = "up dev with*";
        rehearsal.Variables["KILL_AT"] = "1";
        rehearsal.Variables["KILL_SIGNAL"] = "KILL";
        Assert.Equal(137, (await rehearsal.RunKillableAsync("deploy", "dev", newer.Commit, newer.Digest)).Code);
        rehearsal.Variables.Remove("KILL_CALL");
        await rehearsal.LockHolderEndsAsync("dev");
        // The role assignment is gone, so no lock is in the way now.
        rehearsal.Set("dev", "preview.json", Preview("same", "same", $"{Search}/providers/x/roleAssignments/r"));
        rehearsal.Forget();

        var again = await rehearsal.DeployAsync("dev", newer);

        Assert.True(again.Code == 0, again.ToString());
        Assert.DoesNotContain(rehearsal.Calls, call => call.Contains("lock delete"));
        Assert.EndsWith($"--target {LockUrn}", rehearsal.Calls.Last(call => call.Contains("pulumi up")));
    }

    /// <summary>The step between gate and update: what it prints, and the locks that are restored afterwards.</summary>
    private static async Task<string> LiftAsync(Rehearsal rehearsal, string preview)
    {
        rehearsal.Set("dev", "preview.json", preview);
        var done = await rehearsal.BashAsync(
            ". .ci/release-store; . .ci/stack-update; open_folder; trap finish EXIT; "
                + $"lift_delete_locks '{rehearsal.StackFile("dev", "preview.json")}'; echo \"lifted:${{lifted[*]}}\"; lifted=()"
        );
        Assert.True(done.Code == 0, done.ToString());
        return done.Output;
    }

    private static string Preview(string lockOperation, string operation, string id) =>
        $$$"""
            {"steps":[
            {"op":"{{{lockOperation}}}","urn":"{{{LockUrn}}}","oldState":{"id":"{{{Lock}}}"}},
            {"op":"{{{operation}}}","urn":"urn:pulumi:dev::ai-workload::azure-native:authorization:RoleAssignment::role",
            "oldState":{"id":"{{{id}}}"}},
            {"op":"create","urn":"urn:pulumi:dev::ai-workload::azure-native:search:Service::new"}
            ],"changeSummary":{"same":1}}
            """;
}
