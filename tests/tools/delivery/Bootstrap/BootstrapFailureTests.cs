using AzureRest;
using AzureSimulator;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Bootstrap;

/// <summary>How `bootstrap` handles wrong calls, missing rights and failures of Azure.</summary>
public sealed class BootstrapFailureTests
{
    [Fact]
    public async Task Bootstrap_waits_for_new_identities_to_propagate_and_for_busy_ones()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("PUT", "/roleAssignments/", ArmResponse.Failure(400, "PrincipalNotFound", "It does not exist in the directory 1."), 3);
        azure.Busy("PUT", "/federatedIdentityCredentials/", 2, "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity");
        azure.Throttle("PUT", "/roleAssignments/", 2);

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        run.Succeeded();
    }

    [Theory]
    [InlineData("PrincipalNotFound")]
    [InlineData("RoleDefinitionDoesNotExist")]
    public async Task An_identity_that_Entra_does_not_know_in_time_is_explained(string code)
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("PUT", "/roleAssignments/", ArmResponse.Failure(400, code, "It does not exist in the directory 1."));

        var run = await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(12, azure.Changes.Count(line => line.Contains("/roleAssignments/")));
        Assert.StartsWith("error: Entra ID does not know id-aichat-deploy-dev", run.Errors);
        Assert.EndsWith($"({code}). Wait a few minutes and run the command again; it continues\n", run.Errors);
    }

    /// <summary>Azure answers a list with this filter by asking Entra ID for the groups of the principal.</summary>
    [Fact]
    public async Task An_identity_without_a_known_principal_has_no_assignments_yet()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");
        azure.Fail("GET", "/roleAssignments", ArmResponse.Failure(400, "PrincipalNotFound", "It does not exist in the directory 1."));
        azure.One("Microsoft.ManagedIdentity/userAssignedIdentities", "id-aichat-preview-dev")["properties"]!
            .AsObject()
            .Remove("principalId");

        var run = await BootstrapRun.OfAsync(azure, "--environment", "dev");

        run.Succeeded();
        Assert.Contains(run.Lines, line => line.StartsWith("  + role of id-aichat-preview-dev: Reader"));
    }

    [Fact]
    public async Task A_deleted_vault_is_recovered_with_its_keys()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");
        var vault = azure.One("Microsoft.KeyVault/vaults", "kv-aichat-")["id"]!.ToString();
        azure.Resources.Drop(vault);
        var deleted = azure.Time.GetUtcNow();
        azure.ForgetLog();

        var look = await BootstrapRun.OfAsync(azure, "--environment", "dev");
        var run = await BootstrapRun.OfAsync(azure, "--environment", "dev", "--yes");

        Assert.Contains(
            $"  + key vault {ArmId.Name(vault)} (recovered with its keys; it was deleted on {deleted.UtcDateTime:O})",
            look.Lines
        );
        run.Succeeded();
        Assert.Equal($"PUT {vault}", azure.Changes.First());
        Assert.DoesNotContain(azure.Changes, line => line.Contains("/keys/pulumi-dev", StringComparison.Ordinal) && !line.Contains("role"));
        Assert.Empty(azure.Resources.DeletedNames);
        Assert.Contains((await BootstrapRun.OfAsync(azure, "--environment", "dev")).Lines, line => line.StartsWith("nothing to do"));
    }

    [Theory]
    [InlineData(
        "/keys/pulumi-dev",
        "Conflict",
        "Key pulumi-dev is ObjectIsDeletedButRecoverable",
        "key recover --name pulumi-dev --vault-name kv-"
    )]
    [InlineData("/vaults/", "VaultAlreadyExists", "The name is in use.", "Another tenant uses the name: set another workload name")]
    public async Task A_reserved_name_is_explained(string path, string code, string message, string remedy)
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("PUT", path, ArmResponse.Failure(409, code, message));

        var run = await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(remedy, run.Errors);
    }

    [Fact]
    public async Task A_deleted_storage_account_is_reported_before_its_name_is_used()
    {
        await using var azure = await TestAzure.StartAsync();
        await BootstrapRun.OfAsync(azure, "--yes", "--environment", "dev");
        var account = azure.One("Microsoft.Storage/storageAccounts", "staichatstate")["id"]!.ToString();
        azure.Resources.Drop(account);
        var deleted = azure.Time.GetUtcNow();

        var look = await BootstrapRun.OfAsync(azure, "--environment", "dev");

        var line = look.Lines.ToList().FindIndex(line => line.StartsWith($"  + storage account {ArmId.Name(account)}"));
        Assert.StartsWith($"      an account of this name was deleted on {deleted.UtcDateTime:O}: with --yes", look.Lines[line + 1]);
    }

    [Fact]
    public async Task A_free_name_is_not_reported_as_deleted()
    {
        await using var azure = await TestAzure.StartAsync();

        var look = await BootstrapRun.OfAsync(azure, "--environment", "dev");

        Assert.DoesNotContain("was deleted on", look.Output);
    }

    [Fact]
    public async Task Bootstrap_continues_after_a_failure_without_repeating_steps()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail("PUT", "/vaults/", ArmResponse.Failure(409, "VaultAlreadyExists", "The vault name is already in use."), 1);

        var first = await BootstrapRun.OfAsync(azure, "--yes");
        azure.ForgetLog();
        var second = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Equal(2, first.ExitCode);
        Assert.Matches("^error: key vault kv-aichat-.*VaultAlreadyExists.*run the command again to continue\n$", first.Errors);
        Assert.DoesNotContain("AZURE_CLIENT_ID", first.Output);
        Assert.Equal(0, second.ExitCode);
        Assert.DoesNotContain(azure.Changes, line => line.Contains("/storageAccounts/") && !line.Contains("/roleAssignments/"));
    }

    [Fact]
    public async Task A_caller_without_the_Owner_role_gets_that_reason()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.Fail(
            "PUT",
            "/resourceGroups/",
            ArmResponse.Failure(403, "AuthorizationFailed", "The client does not have authorization to perform action.")
        );

        var run = await BootstrapRun.OfAsync(azure, "--yes");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("by an Owner of the subscriptions", run.Errors);
    }

    [Theory]
    [InlineData("the pipeline is not specified", "bootstrap")]
    [InlineData("--repository must be OWNER/REPO or OWNER@ID/REPO@ID, got 'chat'", "bootstrap", "--repository", "chat")]
    [InlineData("got 'contoso@1/chat'", "bootstrap", "--repository", "contoso@1/chat")]
    [InlineData("got 'contoso/chat@1'", "bootstrap", "--repository", "contoso/chat@1")]
    [InlineData("got 'contoso@a/chat@1'", "bootstrap", "--repository", "contoso@a/chat@1")]
    [InlineData("--subject must contain {environment}", "bootstrap", "--issuer", "https://a", "--subject", "the same for all")]
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
    public async Task An_invalid_argument_is_explained_and_changes_nothing(string message, params string[] arguments)
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await DeliveryRun.OfAsync(azure, [.. arguments, "--project", DeliveryRun.Project, "--yes"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors);
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task An_unknown_redundancy_is_rejected_before_anything_is_created()
    {
        await using var azure = await TestAzure.StartAsync();

        var run = await BootstrapRun.OfAsync(azure, "--yes", "--storage-sku", "Standard_XRS");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(azure.Changes);
    }

    [Fact]
    public async Task With_several_subscriptions_one_must_be_specified()
    {
        await using var azure = await TestAzure.StartAsync();
        azure.AddSubscription("22222222-aaaa-4bbb-8ccc-000000000002", "Other");

        var run = await BootstrapRun.OfAsync(azure);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("22222222-aaaa-4bbb-8ccc-000000000002 (Other)", run.Errors);
    }

    [Fact]
    public async Task A_wrong_choice_of_the_credential_is_explained()
    {
        await using var azure = await TestAzure.StartAsync();
        var wrong = Login.Late(() => throw new InvalidOperationException("Invalid value"), _ => "AzureCli");

        var run = await DeliveryRun.OfAsync(
            new ResourceManager(wrong),
            azure.Time,
            null,
            "bootstrap",
            "--project",
            DeliveryRun.Project,
            "--repository",
            "a/b"
        );

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            "error: AZURE_TOKEN_CREDENTIALS must be dev, prod or the name of one credential, such as AzureCliCredential, got 'AzureCli'; "
                + "unset AZURE_TOKEN_CREDENTIALS\n",
            run.Errors
        );
    }

    [Fact]
    public async Task Without_an_Azure_login_the_error_names_az_login()
    {
        await using var azure = await TestAzure.StartAsync();
        var withoutLogin = new ResourceManager(new NoLogin());

        var run = await DeliveryRun.OfAsync(
            withoutLogin,
            azure.Time,
            null,
            "bootstrap",
            "--project",
            DeliveryRun.Project,
            "--repository",
            "a/b"
        );

        Assert.Equal((2, true), (run.ExitCode, run.Errors.StartsWith("error: there is no Azure login; az login")));
    }
}
