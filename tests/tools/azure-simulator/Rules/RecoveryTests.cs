using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Rules;

public sealed class RecoveryTests
{
    private const string VaultVersion = "2024-11-01";
    private const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/secrets";
    private const string Providers = "/subscriptions/00000000-0000-4000-8000-000000000001/providers";
    private readonly TestAzure _azure = new();

    [Fact]
    public void The_name_of_a_deleted_vault_is_kept_until_the_vault_is_purged()
    {
        _azure.Make(Vault, VaultVersion, VaultBody());
        _azure.Remove(Vault, VaultVersion);

        Refused(_azure.Put(Vault, VaultVersion, VaultBody()), 409, "ConflictError", "already exists in deleted state");
        Ok(_azure.Post($"{Providers}/Microsoft.KeyVault/locations/swedencentral/deletedVaults/secrets/purge", VaultVersion));
        Refused(_azure.Put(Vault, VaultVersion, VaultBody()), 409, "ConflictError");
        _azure.Finish();
        Ok(_azure.Put(Vault, VaultVersion, VaultBody()));
    }

    [Fact]
    public void A_deleted_vault_is_recovered_with_its_keys_and_only_if_it_exists()
    {
        var key = $"{Vault}/keys/data";
        Refused(_azure.Put(Vault, VaultVersion, VaultBody("\"createMode\": \"recover\",")), 404, "SoftDeletedVaultDoesNotExist");
        _azure.Make(Vault, VaultVersion, VaultBody());
        _azure.Make(key, VaultVersion, """{"properties": {"kty": "RSA"}}""");
        _azure.Remove(Vault, VaultVersion);

        Refused(_azure.Get(key, VaultVersion), 404, "ResourceNotFound");
        _azure.Make(Vault, VaultVersion, VaultBody("\"createMode\": \"recover\","));

        Ok(_azure.Get(key, VaultVersion));
    }

    [Fact]
    public void A_vault_with_purge_protection_is_not_purged_and_goes_after_its_time()
    {
        _azure.Make(Vault, VaultVersion, VaultBody("\"enablePurgeProtection\": true, \"softDeleteRetentionInDays\": 7,"));
        _azure.Remove(Vault, VaultVersion);
        var purge = $"{Providers}/Microsoft.KeyVault/locations/swedencentral/deletedVaults/secrets/purge";

        Refused(_azure.Post(purge, VaultVersion), 400, "MethodNotAllowed", "DeletedVaultPurge");
        _azure.Wait(TimeSpan.FromDays(7).TotalSeconds);
        Ok(_azure.Put(Vault, VaultVersion, VaultBody()));
    }

    [Fact]
    public void A_deleted_account_is_listed_and_restored_or_purged()
    {
        _azure.MakeAccount();
        _azure.Remove(Account, AccountVersion);
        var restore = AccountBody("ai").Replace("\"allowProjectManagement\"", "\"restore\": true, \"allowProjectManagement\"");
        var place = $"{Providers}/Microsoft.CognitiveServices/locations/swedencentral/resourceGroups/rg/deletedAccounts/ai";

        Refused(_azure.Put(Account, AccountVersion, AccountBody("ai")), 409, "FlagMustBeSetForRestore", Account);
        var listed = Ok(_azure.Get($"{Providers}/Microsoft.CognitiveServices/deletedAccounts", AccountVersion)).Body!["value"]!.AsArray();
        Assert.Equal(place, (string?)Assert.Single(listed)!["id"]);
        _azure.Make(Account, AccountVersion, restore);
        _azure.Remove(Account, AccountVersion);
        Assert.Equal(202, _azure.Delete(place, AccountVersion).Status);
        _azure.Finish();
        Assert.Equal(204, _azure.Delete(place, AccountVersion).Status);
        Refused(_azure.Put(Account, AccountVersion, restore), 400, "CanNotRestoreANonExistingResource");
        Ok(_azure.Put(Account, AccountVersion, AccountBody("ai")));
    }

    [Fact]
    public void A_workspace_of_the_same_id_comes_back_and_one_of_another_group_is_refused()
    {
        const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/logs";
        const string Body = """{"location": "swedencentral"}""";
        var other = Group.Replace("/rg", "/other");
        _azure.Make(other, "2024-03-01", Body);
        var first = _azure.Make(Workspace, "2023-09-01", Body);
        _azure.Remove(Workspace, "2023-09-01");

        Refused(_azure.Put(Workspace.Replace("/rg/", "/other/"), "2023-09-01", Body), 409, "Conflict", "'logs' is not unique");
        var second = _azure.Make(Workspace, "2023-09-01", Body);
        Ok(_azure.Delete($"{Workspace}?force=true", "2023-09-01"));
        _azure.Finish();
        var third = _azure.Make(Workspace.Replace("/rg/", "/other/"), "2023-09-01", Body);

        Assert.Equal((string?)first["properties"]!["customerId"], (string?)second["properties"]!["customerId"]);
        Assert.NotEqual((string?)first["properties"]!["customerId"], (string?)third["properties"]!["customerId"]);
    }

    [Fact]
    public void What_lies_in_a_deleted_group_is_kept_as_well()
    {
        _azure.Make(Vault, VaultVersion, VaultBody());
        _azure.MakeStorage();
        _azure.Remove(Group, "2024-03-01");

        var listed = Ok(_azure.Get($"{Providers}/Microsoft.KeyVault/deletedVaults", VaultVersion)).Body!["value"]!.AsArray();

        Assert.Equal(Vault, (string?)Assert.Single(listed)!["properties"]!["vaultId"]);
    }

    [Fact]
    public void An_identity_that_is_made_again_is_another_principal()
    {
        const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/app";
        const string Body = """{"location": "swedencentral"}""";
        var first = (string?)_azure.Make(Identity, "2023-01-31", Body)["properties"]!["principalId"];
        var again = (string?)_azure.Make(Identity, "2023-01-31", Body)["properties"]!["principalId"];
        _azure.Remove(Identity, "2023-01-31");
        var second = (string?)_azure.Make(Identity, "2023-01-31", Body)["properties"]!["principalId"];

        Assert.Equal(first, again);
        Assert.NotEqual(first, second);
    }

    private static string VaultBody(string properties = "") =>
        $$"""
            {"location": "swedencentral", "properties": { {{properties}} "tenantId": "00000000-0000-4000-8000-000000000002",
             "enableRbacAuthorization": true, "sku": {"family": "A", "name": "standard"} } }
            """;
}
