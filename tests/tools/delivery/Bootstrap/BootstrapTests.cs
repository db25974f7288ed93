using System.Text.Json.Nodes;
using AzureRest;
using Delivery.Tests.Fake;

namespace Delivery.Tests.Bootstrap;

public sealed class BootstrapTests
{
    [Fact]
    public async Task Without_yes_it_shows_everything_and_changes_nothing()
    {
        await using var azure = await FakeAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure);

        run.Succeeded();
        Assert.Empty(azure.Changes);
        Assert.Contains(run.Lines, line => line.StartsWith("  + storage account staichatstate"));
        Assert.Contains(
            $"  + right of id-aichat-preview-prod: Reader on subscription {FakeAzure.Subscription} (sees the resources of prod)",
            run.Lines
        );
        Assert.EndsWith("Nothing was changed. The same command with --yes does it.\n", run.Output);
    }

    [Fact]
    public async Task The_second_time_there_is_nothing_to_do()
    {
        await using var azure = await FakeAzure.StartAsync();
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
    public async Task Everything_it_makes_is_closed()
    {
        await using var azure = await FakeAzure.StartAsync();
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
    public async Task Services_that_the_subscription_is_not_registered_for_are_registered_first()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Resources.UnregisteredProviders.UnionWith(["Microsoft.Storage", "Microsoft.ManagedIdentity"]);

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        run.Succeeded();
        Assert.Equal(2, azure.Changes.Count(line => line.EndsWith("/register")));
    }

    [Fact]
    public async Task New_identities_that_are_not_known_everywhere_yet_and_busy_ones_are_waited_for()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Resources.UnknownPrincipals = 3;
        azure.Busy("PUT", "/federatedIdentityCredentials/", 2, "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity");
        azure.Throttle("PUT", "/roleAssignments/", 2);

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        run.Succeeded();
    }

    [Fact]
    public async Task After_a_failure_half_way_it_goes_on_from_there()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Fail("PUT", "/vaults/", FakeReply.Error(409, "VaultAlreadyExists", "The vault name is already in use."), 1);

        var first = await BootstrapRun.OfAsync(azure, "--yes");
        azure.ForgetLog();
        var second = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Equal(2, first.ExitCode);
        Assert.Matches("^error: key vault kv-aichat-.*VaultAlreadyExists.*goes on from here\n$", first.Errors);
        Assert.DoesNotContain("AZURE_CLIENT_ID", first.Output);
        Assert.Equal(0, second.ExitCode);
        Assert.DoesNotContain(azure.Changes, line => line.Contains("/storageAccounts/") && !line.Contains("/roleAssignments/"));
    }

    [Fact]
    public async Task Who_is_no_owner_is_told_so()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Fail(
            "PUT",
            "/resourceGroups/",
            FakeReply.Error(403, "AuthorizationFailed", "The client does not have authorization to perform action.")
        );

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("by an Owner of the subscriptions", run.Errors);
    }

    [Fact]
    public async Task The_variables_are_printed_for_programs_too()
    {
        await using var azure = await FakeAzure.StartAsync();

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
                FakeAzure.Tenant,
                FakeAzure.Subscription,
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

    [Theory]
    [InlineData("say whose jobs are trusted", "bootstrap")]
    [InlineData("--repository must be OWNER/REPO or OWNER@ID/REPO@ID, got 'chat'", "bootstrap", "--repository", "chat")]
    [InlineData("got 'contoso@1/chat'", "bootstrap", "--repository", "contoso@1/chat")]
    [InlineData("got 'contoso/chat@1'", "bootstrap", "--repository", "contoso/chat@1")]
    [InlineData("got 'contoso@a/chat@1'", "bootstrap", "--repository", "contoso@a/chat@1")]
    [InlineData("--subject must hold {environment}", "bootstrap", "--issuer", "https://a", "--subject", "the same for all")]
    [InlineData("once for each of dev, dev-preview", "bootstrap", "--issuer", "https://a", "--environment", "dev", "--subject", "dev=1")]
    [InlineData(
        "no two the same; got 'dev=1', 'dev-preview=1'",
        "bootstrap",
        "--issuer",
        "https://a",
        "--environment",
        "dev",
        "--subject",
        "dev=1",
        "--subject",
        "dev-preview=1"
    )]
    [InlineData(
        "got 'dev=1', 'prod-preview=2'",
        "bootstrap",
        "--issuer",
        "https://a",
        "--environment",
        "dev",
        "--subject",
        "dev=1",
        "--subject",
        "prod-preview=2"
    )]
    [InlineData("--issuer must be an https address, got 'http://a'", "bootstrap", "--issuer", "http://a", "--subject", "{environment}")]
    [InlineData("got 'one'", "bootstrap", "--repository", "a/b", "--environment", "prod=one")]
    [InlineData("got '../x'", "bootstrap", "--repository", "a/b", "--environment", "../x")]
    [InlineData("no stack 'qa'", "bootstrap", "--repository", "a/b", "--environment", "qa")]
    [InlineData("is given twice", "bootstrap", "--repository", "a/b", "--environment", "dev", "--environment", "dev")]
    [InlineData("a subscription is named by its id", "bootstrap", "--repository", "a/b", "--subscription", "mine")]
    public async Task A_wrong_call_says_what_is_right_and_changes_nothing(string message, params string[] arguments)
    {
        await using var azure = await FakeAzure.StartAsync();

        var run = await DeliveryRun.OfAsync(azure, [.. arguments, "--project", DeliveryRun.Project, "--yes"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task A_redundancy_that_Azure_does_not_know_is_refused_before_anything_is_made()
    {
        await using var azure = await FakeAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure, "--yes", "--storage-sku", "Standard_XRS");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task Of_several_subscriptions_one_must_be_named()
    {
        await using var azure = await FakeAzure.StartAsync();
        azure.Questions.Subscriptions.Add(("22222222-aaaa-4bbb-8ccc-000000000002", "Other"));

        var run = await BootstrapRun.OfAsync(azure);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("22222222-aaaa-4bbb-8ccc-000000000002 (Other)", run.Errors);
    }

    [Fact]
    public async Task Without_a_login_it_says_so()
    {
        await using var azure = await FakeAzure.StartAsync();
        var nobody = new ResourceManager(new NoLogin());

        var run = await DeliveryRun.OfAsync(nobody, azure.Time, null, "bootstrap", "--project", DeliveryRun.Project, "--repository", "a/b");

        Assert.Equal((2, true), (run.ExitCode, run.Errors.StartsWith("error: there is no Azure login; az login")));
    }

    private static string Handover(DeliveryRun run) => run.Output[run.Output.IndexOf("Variables of", StringComparison.Ordinal)..];
}
