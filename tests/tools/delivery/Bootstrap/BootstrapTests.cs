using System.Text.Json.Nodes;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Bootstrap;

/// <summary>What `bootstrap` shows, creates and prints.</summary>
public sealed class BootstrapTests
{
    [Fact]
    public async Task Without_yes_bootstrap_shows_all_steps_and_changes_nothing()
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure);

        run.Succeeded();
        Assert.Empty(azure.Changes);
        Assert.Contains(run.Lines, line => line.StartsWith("  + storage account staichatstate"));
        Assert.Contains(
            $"  + role of id-aichat-preview-prod: Reader on subscription {TestAzure.Subscription} (reads the resources of prod)",
            run.Lines
        );
        Assert.EndsWith("Nothing was changed. Run the same command with --yes to apply the steps.\n", run.Output);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var azure = await TestAzure.StartAsync();
        var first = await BootstrapRun.OfAsync(azure, "--yes");
        first.Succeeded();
        var made = first.Lines.Count(line => line.StartsWith("done: "));
        Assert.Equal(made, first.Lines.Count(line => line.StartsWith("  + ")));
        azure.ForgetLog();

        var second = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Empty(azure.Changes);
        Assert.Contains(second.Lines, line => line.StartsWith("nothing to do: "));
        Assert.Equal(Handover(first), Handover(second));
    }

    [Fact]
    public async Task Created_resources_are_secured()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes");

        foreach (var account in azure.Made("Microsoft.Storage/storageAccounts").Select(item => item["properties"]!))
        {
            Assert.Equal(
                ("false", "false", "false", "true", "TLS1_2"),
                (
                    account["allowSharedKeyAccess"]!.ToString(),
                    account["allowBlobPublicAccess"]!.ToString(),
                    account["isLocalUserEnabled"]!.ToString(),
                    account["supportsHttpsTrafficOnly"]!.ToString(),
                    account["minimumTlsVersion"]!.ToString()
                )
            );
        }

        Assert.All(azure.Made("Microsoft.Storage/storageAccounts/blobServices"), service =>
            Assert.Equal("true", service["properties"]!["isVersioningEnabled"]!.ToString())
        );
        Assert.All(azure.Made("Microsoft.Storage/storageAccounts/blobServices/containers"), container =>
            Assert.Equal("None", container["properties"]!["publicAccess"]!.ToString())
        );
        var vault = azure.One("Microsoft.KeyVault/vaults", "kv-aichat-")["properties"]!;
        Assert.Equal(
            ("true", "true", "90"),
            (
                vault["enableRbacAuthorization"]!.ToString(),
                vault["enablePurgeProtection"]!.ToString(),
                vault["softDeleteRetentionInDays"]!.ToString()
            )
        );
        Assert.Equal(3, azure.Made("Microsoft.Authorization/locks").Count);
        Assert.Equal(
            ["packages", "passed", "state"],
            azure.Made("Microsoft.Storage/storageAccounts/blobServices/containers").Select(item => item["name"]!.ToString()).Order()
        );
        Assert.DoesNotContain(azure.Resources.Ids.Select(id => azure.Resources[id]!), item =>
            item["tags"]?["managed-by"]?.ToString() == "pulumi"
        );
    }

    [Fact]
    public async Task Unregistered_resource_providers_are_registered_first()
    {
        await using var azure = await TestAzure.StartAsync(options =>
            options with
            {
                Unregistered = new HashSet<string> { "Microsoft.Storage", "Microsoft.KeyVault", "Microsoft.ManagedIdentity" },
            }
        );

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        run.Succeeded();
        Assert.Equal(3, azure.Changes.Count(line => line.EndsWith("/register")));
    }

    [Fact]
    public async Task The_variables_are_printed_as_JSON()
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure, "--yes", "--format", "json");

        var result = JsonNode.Parse(run.Output)!;
        Assert.Equal(
            ["dev", "dev-preview", "prod", "prod-preview", "test", "test-preview"],
            result["environments"]!.AsObject().Select(entry => entry.Key).Order()
        );
        var prod = result["environments"]!["prod"]!;
        var account = azure.One("Microsoft.Storage/storageAccounts", "staichatstate")["name"]!.ToString();
        Assert.Equal(
            (
                azure.One("Microsoft.ManagedIdentity/userAssignedIdentities", "id-aichat-deploy-prod")["properties"]![
                    "clientId"
                ]!.ToString(),
                TestAzure.Tenant,
                TestAzure.Subscription,
                $"azblob://state?storage_account={account}"
            ),
            (
                prod["AZURE_CLIENT_ID"]!.ToString(),
                prod["AZURE_TENANT_ID"]!.ToString(),
                prod["AZURE_SUBSCRIPTION_ID"]!.ToString(),
                prod["PULUMI_BACKEND_URL"]!.ToString()
            )
        );
        Assert.StartsWith("staichatrel", prod["RELEASE_STORE"]!.ToString());
        Assert.Contains(result["commands"]!.AsArray(), command =>
            command!.ToString().StartsWith("pulumi stack init prod --secrets-provider=\"azurekeyvault://kv-aichat-")
        );
        Assert.EndsWith("Pulumi.dev.yaml Pulumi.test.yaml Pulumi.prod.yaml", result["commands"]!.AsArray()[^1]!.ToString());
    }

    private static string Handover(DeliveryRun run) => run.Output[run.Output.IndexOf("Variables of", StringComparison.Ordinal)..];
}
