using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Rules;

public sealed class NameTests
{
    private const string Storage = """, "kind": "StorageV2", "sku": {"name": "Standard_LRS"}""";
    private const string Cosmos = """, "properties": {"databaseAccountOfferType": "Standard", "locations": []}""";
    private const string Vault =
        """, "properties": {"tenantId": "00000000-0000-4000-8000-000000000002", "sku": {"family": "A", "name": "standard"}}""";
    private const string Providers = "/subscriptions/00000000-0000-4000-8000-000000000001/providers";

    private readonly TestAzure _azure = new(
        new SimulatorOptions
        {
            Habits = new HashSet<string>(),
            TakenNames = new HashSet<string>
            {
                "Microsoft.Storage/storageAccounts/taken",
                "Microsoft.Web/sites/taken",
                "Microsoft.Search/searchServices/taken",
                "Microsoft.ContainerRegistry/registries/taken",
                "Microsoft.DocumentDB/databaseAccounts/taken",
                "Microsoft.KeyVault/vaults/taken",
            },
        }
    );

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "2024-01-01", 409, "StorageAccountAlreadyTaken", Storage)]
    [InlineData("Microsoft.Web/sites", "2024-04-01", 409, "Conflict", "")]
    [InlineData("Microsoft.Search/searchServices", "2025-05-01", 409, "ServiceNameUnavailable", "")]
    [InlineData("Microsoft.ContainerRegistry/registries", "2023-07-01", 409, "AlreadyInUse", """, "sku": {"name": "Premium"}""")]
    [InlineData("Microsoft.DocumentDB/databaseAccounts", "2024-11-15", 400, "BadRequest", Cosmos)]
    [InlineData("Microsoft.KeyVault/vaults", "2024-11-01", 409, "VaultAlreadyExists", Vault)]
    public void A_taken_name_is_refused_in_the_words_of_its_service(string type, string version, int status, string code, string members)
    {
        var body = $$"""{"location": "swedencentral"{{members}}}""";

        Refused(_azure.Put($"{Group}/providers/{type}/taken", version, body), status, code);
        Ok(_azure.Put($"{Group}/providers/{type}/unused", version, body));
    }

    [Fact]
    public void An_account_of_another_group_has_a_refusal_of_its_own()
    {
        _azure.MakeStorage();
        var other = Group.Replace("/rg", "/other");
        _azure.Make(other, "2024-03-01", """{"location": "swedencentral"}""");

        Refused(
            _azure.Put(
                TestAzure.Storage.Replace("/rg/", "/other/"),
                StorageVersion,
                """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}"""
            ),
            409,
            "StorageAccountInAnotherResourceGroup"
        );
    }

    [Theory]
    [InlineData("taken", false)]
    [InlineData("data", false)]
    [InlineData("free", true)]
    public void The_availability_of_a_name_is_answered_before_it_is_used(string name, bool isFree)
    {
        _azure.MakeStorage();

        var answer = Ok(
            _azure.Post(
                $"{Providers}/Microsoft.Storage/checkNameAvailability",
                StorageVersion,
                $$"""{"name": "{{name}}", "type": "Microsoft.Storage/storageAccounts"}"""
            )
        );

        Assert.Equal(isFree, (bool)answer.Body!["nameAvailable"]!);
    }
}
