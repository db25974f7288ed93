using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Services;

public sealed class SubscriptionTests
{
    private const string Subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";

    private readonly TestAzure _azure = new(
        new SimulatorOptions
        {
            Habits = new HashSet<string>(),
            Unregistered = new HashSet<string> { "Microsoft.Storage" },
        }
    );

    [Fact]
    public void A_provider_is_registered_before_its_first_resource()
    {
        const string Body = """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}""";
        const string Provider = $"{Subscription}/providers/Microsoft.Storage";

        var refused = _azure.Put(Storage, StorageVersion, Body);
        Refused(refused, 409, "MissingSubscriptionRegistration");
        Assert.Equal("Microsoft.Storage", (string?)refused.Body!["error"]!["details"]![0]!["target"]);
        Ok(_azure.Post($"{Provider}/register", "2021-04-01"));
        Assert.Equal("Registering", State());
        Refused(_azure.Put(Storage, StorageVersion, Body), 409, "MissingSubscriptionRegistration");
        _azure.Wait(60);
        Assert.Equal("Registered", State());
        Ok(_azure.Put(Storage, StorageVersion, Body));

        string? State() => (string?)Ok(_azure.Get(Provider, "2021-04-01")).Body!["registrationState"];
    }

    [Fact]
    public void A_provider_lists_its_types_with_their_versions()
    {
        var types = Ok(_azure.Get($"{Subscription}/providers/microsoft.web", "2021-04-01")).Body!["resourceTypes"]!.AsArray();

        var sites = types.Single(type => (string?)type!["resourceType"] == "sites")!;
        Assert.Contains("2024-04-01", sites["apiVersions"]!.AsArray().Select(version => (string?)version));
    }

    [Theory]
    [InlineData("/subscriptions", "subscriptionId", "00000000-0000-4000-8000-000000000001")]
    [InlineData("/tenants", "tenantId", "00000000-0000-4000-8000-000000000002")]
    [InlineData($"{Subscription}/locations", "name", "swedencentral")]
    [InlineData($"{Subscription}/providers", "namespace", "Microsoft.Web")]
    public void Subscription_tenant_regions_and_providers_are_listed(string path, string property, string value) =>
        Assert.Contains(value, Ok(_azure.Get(path, "2022-12-01")).Body!["value"]!.AsArray().Select(each => (string?)each![property]));
}
