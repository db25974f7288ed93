using Delivery.Context;
using Delivery.Tests.Fake;

namespace Delivery.Tests.Teardown;

public sealed class RerunTests
{
    [Theory]
    [InlineData("DELETE", "/locks/")]
    [InlineData("DELETE", "/privateEndpoints/")]
    [InlineData("DELETE", "/accounts/")]
    [InlineData("DELETE", "/deletedAccounts/")]
    [InlineData("DELETE", "/virtualNetworks/")]
    [InlineData("POST", "/deletedVaults/")]
    public async Task After_a_failure_anywhere_it_is_run_again_and_ends(string method, string path)
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure, "prod", holdsData: true, agents: true);
        azure.Fail(method, path, FakeReply.Error(403, "AuthorizationFailed", "no"), 2);

        var first = await stack.TearAsync("--yes", "prod");
        var second = await stack.TearAsync("--yes", "prod");
        var third = await stack.TearAsync("--yes", "prod");

        Assert.NotEqual(0, first.ExitCode);
        Assert.Contains("teardown prod", first.Output + first.Errors);
        Assert.Equal((0, 0), (second.ExitCode * third.ExitCode, third.ExitCode));
        Assert.Equal([DeployedStack.Pricing], azure.Resources.Ids);
        Assert.Empty(azure.Resources.SoftDeletes.Names);
    }

    [Fact]
    public async Task Busy_services_and_throttling_are_waited_out()
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure, agents: true);
        azure.Busy("DELETE", "/deletedAccounts/", 3, "RequestConflict");
        azure.Busy("DELETE", "/privateEndpoints/", 2);
        azure.Throttle("GET", "/locks", 2);

        (await stack.TearAsync("--yes")).Succeeded();

        Assert.Empty(azure.Resources.Ids);
    }

    [Fact]
    public async Task With_nothing_left_in_the_state_the_program_says_where_the_stack_was()
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure);
        azure.Resources.Drop(stack.Group);
        stack.Pulumi.Hold();

        var run = await stack.TearAsync("--yes");

        run.Succeeded();
        Assert.Equal($"dev: {stack.Group}", run.Lines[0]);
        Assert.Empty(azure.Resources.SoftDeletes.Names);
    }

    [Fact]
    public async Task What_an_earlier_destroy_kept_back_goes_with_its_group()
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure, agents: true);
        stack.Pulumi.Hold();

        var look = await stack.TearAsync();
        var run = await stack.TearAsync("--yes");

        Assert.Contains("  1. delete AI accounts that the state has forgotten: ais-dev", look.Lines);
        Assert.Contains("  4. delete what is left in rg-aichat-dev-sec", look.Lines);
        run.Succeeded();
        Assert.Empty(azure.Resources.Ids);
        Assert.Empty(azure.Resources.SoftDeletes.Names);
    }

    /// <summary>Azure says CannotDeleteResource of an account with projects, however often it is asked.</summary>
    [Fact]
    public async Task An_account_that_the_state_has_forgotten_goes_after_the_projects_in_it()
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure, agents: true);
        var project = $"{stack.Account}/projects/chat";
        azure.Resources.Seed(project, new() { ["location"] = "swedencentral" });
        stack.Pulumi.Hold();

        var run = await stack.TearAsync("--yes");

        run.Succeeded();
        Assert.InRange(stack.At($"DELETE {project}"), 0, stack.At($"DELETE {stack.Account}") - 1);
        Assert.Empty(azure.Resources.Ids);
        Assert.Empty(azure.Resources.SoftDeletes.Names);
    }

    [Fact]
    public async Task A_backend_that_does_not_answer_is_no_empty_state()
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure);

        var run = await DeliveryRun.OfAsync(azure, new BrokenPulumi(), "teardown", "dev", "--project", DeliveryRun.Project, "--yes");

        Assert.Equal((2, "error: `pulumi stack export` failed: error: could not read the bucket\n"), (run.ExitCode, run.Errors));
        Assert.NotNull(azure.Resources[stack.Group]);
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task A_subscription_that_the_state_does_not_know_is_refused()
    {
        await using var azure = await FakeAzure.StartAsync();
        var stack = new DeployedStack(azure);

        var run = await stack.TearAsync("--yes", "--subscription", "22222222-aaaa-4bbb-8ccc-000000000002");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"is in subscription {FakeAzure.Subscription}", run.Errors);
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
