using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Vaults;

public sealed class VaultHabitTests
{
    private const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/secrets";
    private const string Version = "2024-11-01";

    private const string Body = """
        {"location": "swedencentral", "properties": {"tenantId": "00000000-0000-4000-8000-000000000002", "enableRbacAuthorization": true,
            "sku": {"family": "A", "name": "standard"}, "softDeleteRetentionInDays": 90, "enablePurgeProtection": true}}
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Purge_protection_cannot_be_switched_off(bool on)
    {
        var azure = With(on, "purge-protection-one-way");
        azure.Make(Vault, Version, Body);

        var answer = azure.Put(Vault, Version, Body.Replace("\"enablePurgeProtection\": true", "\"enablePurgeProtection\": false"));

        Expect(on, answer, 400, "BadRequest", "irreversible");
        azure.Finish();
        Expect(on, azure.Put(Vault, Version, Body.Replace("90", "30")), 400, "BadRequest", "has been set already");
        azure.Finish();
        var left = azure.Make(Vault, Version, Body.Replace(", \"enablePurgeProtection\": true", ""))["properties"]!;
        Assert.Equal(on, (bool?)left["enablePurgeProtection"] ?? false);
    }
}
