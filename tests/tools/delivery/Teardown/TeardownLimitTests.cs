using System.Text.Json.Nodes;
using Delivery.Teardown;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Teardown;

public sealed class TeardownLimitTests
{
    [Fact]
    public async Task A_purge_protected_vault_is_reported_with_its_purge_date()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure, "test", purgeProtected: true);

        var look = await stack.TearAsync();
        var run = await stack.TearAsync("--yes");

        Assert.Contains("  2. purge soft-deleted resources: ais-test", look.Lines);
        Assert.Contains(
            "note: key vault kv-test has purge protection: after deletion it cannot be purged, and its name stays reserved for "
                + "90 days. To deploy the stack again earlier: pulumi config set nameSuffix <any text>",
            look.Lines
        );

        run.Succeeded();
        Assert.Contains(run.Lines, line =>
            line.StartsWith("note: key vault kv-test has purge protection: it cannot be purged")
            && line.Contains("and its name stays reserved until 2027-02-23")
        );
        Assert.DoesNotContain(azure.Log, line => line.EndsWith("/purge"));
        Assert.Equal(["kv-test"], azure.Resources.DeletedNames);
    }

    [Fact]
    public async Task Soft_deleted_resources_of_other_stacks_are_not_purged()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);
        var other = $"/subscriptions/{TestAzure.Subscription}/resourceGroups/rg-aichat-dev-sec2/providers";
        void Take(string id, JsonObject tags) =>
            azure.Resources.SeedDeleted(id, new() { ["location"] = "swedencentral", ["tags"] = tags.DeepClone() }, days: 2);
        var foreign = new JsonObject
        {
            ["workload"] = "aichat",
            ["environment"] = "prod",
            ["managed-by"] = "pulumi",
        };
        Take($"{other}/Microsoft.CognitiveServices/accounts/in-another-group", stack.Tags);
        Take($"{other}/Microsoft.KeyVault/vaults/kv-in-another-group", stack.Tags);
        Take($"{stack.Group}/providers/Microsoft.CognitiveServices/accounts/of-another-stack", foreign);
        Take($"{stack.Group}/providers/Microsoft.KeyVault/vaults/kv-without-tags", []);
        Take($"{stack.Group}/providers/Microsoft.KeyVault/vaults/kv-dev-before", stack.Tags);

        var run = await stack.TearAsync("--yes");

        run.Succeeded();
        Assert.Equal(
            ["in-another-group", "kv-in-another-group", "kv-without-tags", "of-another-stack"],
            azure.Resources.DeletedNames.Order()
        );
    }

    [Theory]
    [InlineData("keep")]
    [InlineData("holds-data-too")]
    public async Task A_lock_that_the_stack_did_not_create_stops_the_destroy(string name)
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure, "prod", holdsData: true);
        azure.Resources.Seed($"{stack.Account}/providers/Microsoft.Authorization/locks/{name}", []);

        var run = await stack.TearAsync("--yes", "prod");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "stop: a lock that the stack did not create is on ais-prod; to remove it: az lock delete "
                + $"--ids {stack.Account}/providers/Microsoft.Authorization/locks/{name}",
            run.Lines
        );
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task Foreign_resources_in_the_resource_group_stop_the_destroy()
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);
        azure.Resources.Seed(
            $"{stack.Group}/providers/Microsoft.Sql/servers/theirs",
            new()
            {
                ["location"] = "swedencentral",
                ["tags"] = new JsonObject { ["environment"] = "dev" },
            }
        );

        var run = await stack.TearAsync("--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line =>
            line.StartsWith($"stop: {stack.Group}/providers/Microsoft.Sql/servers/theirs does not belong to the stack")
        );
        Assert.Empty(azure.Changes);
    }

    /// <summary>Azure lists these resources without tags, and the failure anomaly rule in lower case.</summary>
    [Theory]
    [InlineData("Microsoft.AlertsManagement/smartDetectorAlertRules/failure anomalies - appi-dev", true)]
    [InlineData("Microsoft.AlertsManagement/smartDetectorAlertRules/Failure Anomalies - appi-dev", true)]
    [InlineData("Microsoft.Insights/actionGroups/Application Insights Smart Detection", true)]
    [InlineData("Microsoft.EventGrid/systemTopics/stdev-6a08b4cd-1cb5-4b03-af5d-5cc1ae92f536", true)]
    [InlineData("Microsoft.Network/networkInterfaces/pe-vault.nic.0d5a", true)]
    [InlineData("Microsoft.AlertsManagement/smartDetectorAlertRules/theirs", false)]
    [InlineData("Microsoft.Insights/actionGroups/theirs", false)]
    [InlineData("Microsoft.EventGrid/systemTopics/sttheirs-6a08b4cd-1cb5-4b03-af5d-5cc1ae92f536", false)]
    [InlineData("Microsoft.EventGrid/systemTopics/stdev-uploads", false)]
    [InlineData("Microsoft.Network/networkInterfaces/nic-theirs", false)]
    public async Task Resources_created_by_Azure_do_not_stop_the_destroy_and_others_do(string item, bool isMadeAlong)
    {
        await using var azure = await TestAzure.StartAsync();
        var stack = new DeployedStack(azure);
        azure.Resources.Seed(
            $"{stack.Group}/providers/Microsoft.Storage/storageAccounts/stdev",
            new() { ["location"] = "swedencentral", ["tags"] = stack.Tags }
        );
        azure.Resources.Seed($"{stack.Group}/providers/{item}", new() { ["location"] = "swedencentral" });

        var run = await stack.TearAsync("--yes");

        Assert.Equal(isMadeAlong ? 0 : 1, run.ExitCode);
        Assert.Equal(
            isMadeAlong ? 0 : 1,
            run.Lines.Count(line => line.StartsWith($"stop: {stack.Group}/providers/{item} does not belong to the stack"))
        );
        Assert.Equal(isMadeAlong, azure.Resources[stack.Group] is null);
    }
}
