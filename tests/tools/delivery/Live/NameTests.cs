using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Tests.Simulated;
using Fixtures;

namespace Delivery.Tests.Live;

public sealed class NameTests
{
    [Fact]
    public async Task Planned_names_use_the_checked_subscription()
    {
        var made = (await FixtureStacks.PlanOfAsync("dev")).Resources.First(resource => resource.Type == "azure-native:keyvault:Vault").Id!;

        var real = await PlannedNames.IdOfAsync("dev", "keyvault:Vault");

        Assert.StartsWith($"/subscriptions/{TestAzure.Subscription}/resourceGroups/rg-aichat-dev-sec/", real);
        Assert.NotEqual(ArmId.Name(made), ArmId.Name(real));
    }

    [Theory]
    [InlineData(false, "az keyvault purge --name")]
    [InlineData(true, "choose another name; or bring it back and import it: az keyvault recover --name")]
    public async Task A_soft_deleted_vault_with_the_planned_name_is_one_finding(bool isProtected, string remedy)
    {
        await using var azure = await ReadySubscription.StartAsync();
        var vault = await PlannedNames.IdOfAsync("dev", "keyvault:Vault");
        Delete(azure, vault, 90, isProtected);
        Delete(azure, vault[..^3] + "zzz", 90, isProtected);

        var run = await LiveRun.OfAsync(azure, "dev");

        Assert.StartsWith($"error {ArmId.Name(vault)}: was deleted ", Assert.Single(run.Findings));
        Assert.EndsWith("2027-02-23T08:00:00.0000000Z soft-deleted", run.Findings[0]);
        Assert.StartsWith(remedy, run.RemedyOf(ArmId.Name(vault)));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task A_soft_deleted_account_is_a_finding_unless_restore_is_set(bool restore, int findings)
    {
        await using var azure = await ReadySubscription.StartAsync();
        var account = await PlannedNames.IdOfAsync("dev", "cognitiveservices:Account");
        Delete(azure, account, 2);

        var run = await LiveRun.OfChangedAsync(azure, "dev", ("restoreAiAccount", restore ? "true" : "false"));

        Assert.Equal(findings, run.Findings.Count(line => line.EndsWith(" soft-deleted")));
        Assert.Equal(findings, run.Findings.Count);
        if (!restore)
        {
            Assert.Equal(
                $"az cognitiveservices account purge --name {ArmId.Name(account)} --resource-group rg-aichat-dev-sec --location "
                    + "swedencentral; or bring it back: set properties.restore to true",
                run.RemedyOf(ArmId.Name(account))
            );
        }
    }

    [Fact]
    public async Task Restore_without_a_soft_deleted_account_is_a_finding()
    {
        await using var azure = await ReadySubscription.StartAsync();

        var run = await LiveRun.OfChangedAsync(azure, "dev", ("restoreAiAccount", "true"));

        Assert.EndsWith("is to be brought back, and there is no deleted account of that name soft-deleted", Assert.Single(run.Findings));
    }

    [Theory]
    [InlineData("storage:StorageAccount")]
    [InlineData("keyvault:Vault")]
    [InlineData("search:Service")]
    [InlineData("web:WebApp")]
    [InlineData("cognitiveservices:Account")]
    public async Task A_name_used_elsewhere_is_a_finding_and_the_name_of_the_own_resource_is_not(string token)
    {
        var id = await PlannedNames.IdOfAsync("dev", token);
        await using var azure = await ReadySubscription.WithTakenNameAsync(id);

        Assert.Equal([$"error {ArmId.Name(id)}: the name is taken (AlreadyExists) names"], (await LiveRun.OfAsync(azure, "dev")).Findings);

        azure.Resources.Seed(id[..id.IndexOf("/providers/", StringComparison.Ordinal)], new() { ["location"] = "swedencentral" });
        azure.Resources.Seed(id, new() { ["location"] = "swedencentral" });
        Assert.Empty((await LiveRun.OfAsync(azure, "dev")).Findings);
    }

    private static void Delete(TestAzure azure, string id, int days, bool isProtected = false) =>
        azure.Resources.SeedDeleted(
            id,
            new JsonObject
            {
                ["location"] = "swedencentral",
                ["properties"] = new JsonObject { ["enablePurgeProtection"] = isProtected },
            },
            days
        );
}
