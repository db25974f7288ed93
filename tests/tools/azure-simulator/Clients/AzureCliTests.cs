using System.Text.Json.Nodes;
using AzureSimulator.Tests.Http;

namespace AzureSimulator.Tests.Clients;

/// <summary>The Azure CLI: a cloud is registered, a service principal signs in, groups, resources, locks and raw requests work.</summary>
public sealed class AzureCliTests
{
    private const string Vault = "-g rg -n kv-az --resource-type Microsoft.KeyVault/vaults";

    [AzureCliFact]
    public async Task The_Azure_CLI_signs_in_creates_lists_locks_and_deletes()
    {
        await using var served = await Served.StartAsync();
        var tenant = served.Azure.Options.Tenant;
        var body = new JsonObject
        {
            ["tenantId"] = tenant,
            ["sku"] = new JsonObject { ["family"] = "A", ["name"] = "standard" },
            ["enableRbacAuthorization"] = true,
        };
        var runs = await AzureCliRun.OfAsync(
            served,
            $"cloud register --name simulator --endpoint-resource-manager {served.Host}",
            "cloud set --name simulator",
            $"login --service-principal -u 11111111-0000-4000-8000-000000000000 -p any --tenant {tenant}",
            "account show",
            "group create -n rg -l swedencentral --tags made=here",
            "group list",
            $"resource create {Vault} --properties '{body.ToJsonString()}'",
            $"resource show {Vault}",
            "resource list -g rg",
            $"lock create -n keep --lock-type CanNotDelete -g rg --resource-name kv-az --resource-type Microsoft.KeyVault/vaults",
            $"resource delete {Vault}",
            "lock delete -n keep -g rg --resource-name kv-az --resource-type Microsoft.KeyVault/vaults",
            $"resource delete {Vault}",
            $"rest --method get --url {served.Group}/resources?api-version=2021-04-01",
            "group delete -n rg --yes",
            "group exists -n rg"
        );
        var refused = string.Join('\n', runs.Where(run => run.Code != 0).Select(run => $"{run.Command}: {run.Error}"));
        Assert.True(refused.StartsWith($"resource delete {Vault}: Some resources failed to be deleted"), refused);
        Assert.Single(runs, run => run.Code != 0);

        Assert.Equal(served.Azure.Options.Subscription, (string?)Of("account show")["id"]);
        Assert.Equal("Succeeded", (string?)Of("group create")["properties"]!["provisioningState"]);
        Assert.Equal("rg", (string?)Of("group list").AsArray().Single()!["name"]);
        Assert.Equal("https://kv-az.vault.azure.net/", (string?)Of("resource show")["properties"]!["vaultUri"]);
        Assert.Equal($"{served.Group}/providers/Microsoft.KeyVault/vaults/kv-az", (string?)Of("resource list").AsArray().Single()!["id"]);
        Assert.Empty(Of("rest")["value"]!.AsArray());
        Assert.False((bool)Of("group exists"));

        JsonNode Of(string command) => runs.First(run => run.Command.StartsWith(command, StringComparison.Ordinal)).Json!;
    }
}
