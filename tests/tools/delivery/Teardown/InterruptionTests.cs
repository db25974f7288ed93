using Delivery.Tests.Simulated;

namespace Delivery.Tests.Teardown;

/// <summary>What a stopped run leaves, and what is open while a teardown runs.</summary>
public sealed class InterruptionTests
{
    private const int Ended = 999_999_999;

    /// <summary>Pulumi resets sign-in and publishing policies before Azure deletes the app: an app that runs would be open.</summary>
    [Fact]
    public async Task The_app_and_its_slot_are_stopped_before_their_sign_in_is_removed()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure).WithSite();

        var look = await stack.TearAsync();
        var run = await stack.TearAsync("--yes");

        Assert.Contains("  1. stop app-dev/staging, app-dev, before sign-in is removed", look.Lines);
        run.Succeeded();
        Assert.Empty(stack.Pulumi.Opened);
        Assert.Equal([$"PATCH {stack.Site}/slots/staging", $"PATCH {stack.Site}"], azure.Changes.Take(2));
        Assert.Empty(azure.Resources.Ids);
    }

    [Fact]
    public async Task A_site_of_another_stack_in_the_group_is_not_stopped()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);
        azure.Resources.Seed($"{stack.Group}/providers/Microsoft.Web/sites/theirs", new() { ["location"] = "swedencentral" });

        var run = await stack.TearAsync("--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(azure.Changes);
    }

    /// <summary>The tests run as some user on some machine; a lock of the same process counts as running.</summary>
    [Theory]
    [InlineData(true, true, Ended, null, true)]
    [InlineData(true, false, 1, "CI", true)]
    [InlineData(true, false, 1, "TF_BUILD", true)]
    [InlineData(true, false, Ended, null, false)]
    [InlineData(true, true, 0, "CI", false)]
    [InlineData(false, true, Ended, "CI", false)]
    public async Task Only_a_lock_that_a_stopped_run_left_is_released(
        bool sameUser,
        bool here,
        int process,
        string? pipeline,
        bool released
    )
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure, "prod", holdsData: true);
        var user = sameUser ? Environment.UserName : "a-colleague";
        var by =
            $"created by {user}@{(here ? Environment.MachineName : "runner-7")} (pid {(process == 0 ? Environment.ProcessId : process)})";
        stack.Pulumi.Lock =
            "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with "
            + $"`pulumi cancel`.\n  azblob://state/.pulumi/locks/organization/ai-workload/prod/1.json: {by} at 2026-11-25T08:00:00Z";

        var run = await DeliveryRun.InAsync(
            pipeline,
            azure,
            stack.Pulumi,
            "teardown",
            "prod",
            "--project",
            DeliveryRun.Project,
            "--yes",
            "prod"
        );

        Assert.Equal(released ? 1 : 0, stack.Pulumi.Calls.Count(call => call == "cancel --yes --stack prod"));
        Assert.Equal(released ? 0 : 2, run.ExitCode);
        if (!released)
        {
            Assert.StartsWith($"error: the stack prod is locked, {by} at 2026-11-25T08:00:00Z. Wait, or contact that user", run.Errors);
            Assert.Contains("pulumi cancel --yes --stack prod", run.Errors);
        }
    }

    [Fact]
    public async Task Two_locks_are_released_only_if_both_were_left_behind()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);
        string Line(string user) =>
            $"\n  azblob://x.json: created by {user}@{Environment.MachineName} (pid {Ended}) at 2026-11-25T08:00:00Z";
        stack.Pulumi.Lock = $"error: the stack is currently locked by 2 lock(s).{Line(Environment.UserName)}{Line("a-colleague")}";

        var run = await stack.TearAsync("--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain(stack.Pulumi.Calls, call => call.StartsWith("cancel"));
    }
}
