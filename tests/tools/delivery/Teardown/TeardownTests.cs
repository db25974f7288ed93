using System.Text.Json.Nodes;
using Delivery.Teardown;
using Delivery.Tests.Simulated;
using Fixtures;

namespace Delivery.Tests.Teardown;

public sealed class TeardownTests
{
    [Fact]
    public async Task Without_yes_destroy_shows_the_order_and_changes_nothing()
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, "prod", holdsData: true, agents: true);

        var run = await stack.TearAsync();

        run.Succeeded();
        Assert.Empty(azure.Changes);
        Assert.Equal(["stack export --stack prod"], stack.Pulumi.Calls);
        Assert.Equal(
            [
                $"prod: {stack.Group}",
                "  1. remove 1 delete locks: kv-prod",
                "  2. unprotect 2 resources in Pulumi's state: ais-prod, kv-prod",
                "  3. pulumi destroy: 7 resources",
                "  4. purge soft-deleted resources: ais-prod, kv-prod",
                "  5. wait until Azure releases vnet/agents by legionservicelink, and destroy the network",
                "Nothing was changed. Run the same command with --yes prod to apply the steps.",
            ],
            run.Lines
        );
    }

    [Theory]
    [InlineData("prod", false, "--yes")]
    [InlineData("prod", false, "--yes", "dev")]
    [InlineData("dev", true, "--yes")]
    [InlineData("dev", false, "--yes", "prod")]
    public async Task Production_and_data_stacks_require_the_stack_name_as_confirmation(string name, bool holdsData, params string[] yes)
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure, name, holdsData);

        var run = await stack.TearAsync(yes);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith($"to delete it for good: --yes {name}\n", run.Errors);
        Assert.Empty(azure.Changes);
    }

    [Theory]
    [InlineData("prod", true)]
    [InlineData("dev", false)]
    public async Task A_destroy_leaves_no_resource_and_a_second_run_changes_nothing(string name, bool holdsData)
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, name, holdsData, agents: true);

        var run = await stack.TearAsync("--yes", name);

        run.Succeeded();
        Assert.Equal(holdsData ? [DeployedStack.Pricing] : [], azure.Resources.Ids);
        Assert.Empty(azure.Resources.DeletedNames);
        Assert.DoesNotContain(stack.Pulumi.Resources, resource => resource["id"] is not null);
        azure.ForgetLog();

        var again = await stack.TearAsync("--yes", name);

        again.Succeeded();
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task An_AI_gateway_is_purged_so_that_its_name_is_free()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure).WithAiGateway();

        Assert.Contains("  2. purge soft-deleted resources: ais-dev, apim-aichat-dev-abcdef, kv-dev", (await stack.TearAsync()).Lines);
        (await stack.TearAsync("--yes")).Succeeded();

        Assert.Empty(azure.Resources.Ids);
        Assert.Empty(azure.Resources.DeletedNames);
    }

    [Fact]
    public async Task The_account_is_purged_before_its_network_is_deleted()
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, agents: true);

        var run = await stack.TearAsync("--yes");

        run.Succeeded();
        var purge = stack.At(
            $"DELETE /subscriptions/{TestAzure.Subscription}/providers/Microsoft.CognitiveServices/locations/swedencentral"
                + "/resourceGroups/rg-aichat-dev-sec/deletedAccounts/ais-dev"
        );
        var network = azure.Log.ToList().FindLastIndex(line => line == $"DELETE {stack.Network}");
        Assert.InRange(purge, stack.At($"DELETE {stack.Account}") + 1, network - 1);
        Assert.Equal(2, stack.Pulumi.Calls.Count(call => call.StartsWith("destroy")));
        Assert.Contains("pulumi destroy did not complete", run.Lines);
        Assert.Contains(run.Lines, line =>
            line.StartsWith("waiting for Azure to release vnet/agents by legionservicelink; 120 minutes left")
        );
        Assert.InRange(azure.Time.Waits.Count(wait => wait == TimeSpan.FromMinutes(1)), 14, 16);
    }

    [Theory]
    [InlineData("lock-replicates-late", 1)]
    [InlineData("subnet-held-by-app-service", 2)]
    public async Task What_Azure_counts_for_a_while_after_its_deletion_is_waited_for(string habit, int runs)
    {
        await using var azure = await TestAzure.StartAsync(options => options with { Habits = new HashSet<string> { habit } });
        var stack = new DeployedStack(azure, "prod", holdsData: true).WithSite();

        var run = await stack.TearAsync("--yes", "prod");

        run.Succeeded();
        Assert.Equal(runs, stack.Pulumi.Calls.Count(call => call.StartsWith("destroy")));
        Assert.Equal([DeployedStack.Pricing], azure.Resources.Ids);
    }

    [Fact]
    public async Task A_subnet_still_in_use_is_deleted_by_the_next_run()
    {
        await using var azure = await DeployedStack.WithHeldSubnetsAsync();
        var stack = new DeployedStack(azure, agents: true);

        var first = await stack.TearAsync("--yes", "--wait", "10");

        Assert.Equal(1, first.ExitCode);
        Assert.Contains(first.Lines, line => line.StartsWith("still exists: subnet vnet/agents by legionservicelink"));
        Assert.Equal(
            $"to continue: dotnet run --project tools/delivery -- teardown dev --subscription {TestAzure.Subscription} --yes dev",
            first.Lines[^1]
        );
        Assert.NotNull(azure.Resources[stack.Network]);

        var second = await stack.TearAsync("--yes", "--wait", "600");

        second.Succeeded();
        Assert.Empty(azure.Resources.Ids);
    }

    [Fact]
    public async Task Deleted_locks_have_the_names_that_the_program_sets()
    {
        var plan = await PlannedNames.PlanAsync("prod");
        var names = plan
            .Resources.Where(resource => resource.Type == "azure-native:authorization:ManagementLockByScope")
            .Select(resource => resource.Inputs["lockName"]!.ToString())
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal("holds-data", name));
    }

    [Fact]
    public void Resources_outside_the_group_stay_protected()
    {
        var inside = FakePulumi.Resource(
            "azure-native:keyvault:Vault",
            "/subscriptions/s/resourceGroups/RG/providers/Microsoft.KeyVault/vaults/kv",
            isProtected: true
        );
        var outside = FakePulumi.Resource(
            "azure-native:security:Pricing",
            "/subscriptions/s/providers/Microsoft.Security/pricings/AI",
            isProtected: true
        );
        var state = StackState.Read(
            new JsonObject
            {
                ["version"] = 3,
                ["deployment"] = new JsonObject { ["resources"] = new JsonArray(inside, outside) },
            }.ToJsonString()
        );

        var released = state.Released("/subscriptions/s/resourceGroups/rg");

        Assert.Equal(
            (2, 1, 0),
            (
                state.Held("/subscriptions/s").Count,
                released.Held("/subscriptions/s").Count,
                released.Held("/subscriptions/s/resourceGroups/rg").Count
            )
        );
        Assert.Equal(3, JsonNode.Parse(released.Json)!["version"]!.GetValue<int>());
    }
}
