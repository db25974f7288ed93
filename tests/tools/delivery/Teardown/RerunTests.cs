using AzureSimulator;
using Delivery.Context;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Teardown;

public sealed class RerunTests
{
    [Theory]
    [InlineData("DELETE", "/locks/")]
    [InlineData("DELETE", "/privateEndpoints/")]
    [InlineData("DELETE", "/accounts/")]
    [InlineData("DELETE", "/deletedAccounts/")]
    [InlineData("DELETE", "/virtualNetworks/", 4)]
    [InlineData("POST", "/deletedVaults/")]
    public async Task A_destroy_can_be_repeated_after_a_failure_at_any_step(string method, string path, int failures = 2)
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, "prod", holdsData: true, agents: true);
        azure.Fail(method, path, ArmResponse.Failure(403, "AuthorizationFailed", "no"), failures);

        var first = await stack.TearAsync("--yes", "prod");
        var second = await stack.TearAsync("--yes", "prod");
        var third = await stack.TearAsync("--yes", "prod");

        Assert.NotEqual(0, first.ExitCode);
        Assert.Contains("teardown prod", first.Output + first.Errors);
        Assert.Equal((0, 0), (second.ExitCode * third.ExitCode, third.ExitCode));
        Assert.Equal([DeployedStack.Pricing], azure.Resources.Ids);
        Assert.Empty(azure.Resources.DeletedNames);
    }

    [Fact]
    public async Task Conflicts_and_throttling_are_retried()
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, agents: true);
        azure.Busy("DELETE", "/deletedAccounts/", 3, "RequestConflict");
        azure.Busy("DELETE", "/privateEndpoints/", 2);
        azure.Throttle("GET", "/locks", 2);

        (await stack.TearAsync("--yes")).Succeeded();

        Assert.Empty(azure.Resources.Ids);
    }

    [Fact]
    public async Task With_an_empty_state_the_plan_provides_the_resource_group()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);
        azure.Resources.Drop(stack.Group);
        stack.Pulumi.Hold();

        var run = await stack.TearAsync("--yes");

        run.Succeeded();
        Assert.Equal($"dev: {stack.Group}", run.Lines[0]);
        Assert.Empty(azure.Resources.DeletedNames);
    }

    [Fact]
    public async Task Resources_retained_by_an_earlier_destroy_are_deleted_with_their_group()
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, agents: true);
        stack.Pulumi.Hold();

        var look = await stack.TearAsync();
        var run = await stack.TearAsync("--yes");

        Assert.Contains("  1. delete AI accounts that are not in the state: ais-dev", look.Lines);
        Assert.Contains("  4. delete the remaining resources in rg-aichat-dev-sec", look.Lines);
        run.Succeeded();
        Assert.Empty(azure.Resources.Ids);
        Assert.Empty(azure.Resources.DeletedNames);
    }

    /// <summary>Azure always rejects the deletion of an account with projects: CannotDeleteResource.</summary>
    [Fact]
    public async Task An_account_missing_from_the_state_is_deleted_after_its_projects()
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, agents: true);
        var project = $"{stack.Account}/projects/chat";
        azure.Resources.Seed(project, new() { ["location"] = "swedencentral" });
        stack.Pulumi.Hold();

        var run = await stack.TearAsync("--yes");

        run.Succeeded();
        Assert.InRange(stack.At($"DELETE {project}"), 0, stack.At($"DELETE {stack.Account}") - 1);
        Assert.Empty(azure.Resources.Ids);
        Assert.Empty(azure.Resources.DeletedNames);
    }

    [Fact]
    public async Task An_unreachable_backend_is_an_error_not_an_empty_state()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);

        var run = await DeliveryRun.OfAsync(azure, new BrokenPulumi(), "teardown", "dev", "--project", DeliveryRun.Project, "--yes");

        Assert.Equal((2, "error: `pulumi stack export` failed: error: could not read the bucket\n"), (run.ExitCode, run.Errors));
        Assert.NotNull(azure.Resources[stack.Group]);
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task A_subscription_that_is_not_in_the_state_is_rejected()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);

        var run = await stack.TearAsync("--yes", "--subscription", "22222222-aaaa-4bbb-8ccc-000000000002");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"is in subscription {TestAzure.Subscription}", run.Errors);
    }

    private sealed class BrokenPulumi : Delivery.Context.IPulumi
    {
        public Task<Delivery.Context.PulumiRun> RunAsync(
            IReadOnlyList<string> arguments,
            string? input,
            Action<string>? line,
            CancellationToken cancellation
        ) => Task.FromResult(new Delivery.Context.PulumiRun(255, "", "error: could not read the bucket"));
    }
}
