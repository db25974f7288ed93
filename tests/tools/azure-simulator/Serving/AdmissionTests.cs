using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Serving;

public sealed class AdmissionTests
{
    private readonly TestAzure _azure = new();

    [Fact]
    public void A_call_needs_an_api_version_of_the_right_form()
    {
        Refused(_azure.Get(Group, ""), 400, "MissingApiVersionParameter");
        Refused(_azure.Get(Group, "latest"), 400, "InvalidApiVersionParameter");
        Ok(_azure.Get(Group, "2024-03-01"));
    }

    [Fact]
    public void An_unknown_version_is_refused_with_those_that_exist()
    {
        Refused(_azure.Get(Storage, "2001-01-01"), 400, "NoRegisteredProviderFound", StorageVersion);
        Refused(_azure.Get(Storage, StorageVersion), 404, "ResourceNotFound");
    }

    [Fact]
    public void A_version_of_which_Azure_publishes_no_definition_is_served_by_the_nearest() =>
        Ok(
            _azure.Put(
                $"{Group}/providers/Microsoft.Web/serverfarms/plan",
                "2025-05-01",
                """{"location": "swedencentral", "sku": {"name": "P1v3"}}"""
            )
        );

    [Theory]
    [InlineData("Microsoft.None/things/a", "InvalidResourceNamespace")]
    [InlineData("Microsoft.Storage/things/a", "InvalidResourceType")]
    public void An_unknown_namespace_or_type_is_refused(string path, string code) =>
        Refused(_azure.Get($"{Group}/providers/{path}", StorageVersion), 404, code);

    [Fact]
    public void Another_subscription_is_not_found() =>
        Refused(
            _azure.Get("/subscriptions/00000000-0000-4000-8000-0000000000ff/resourceGroups/rg", "2024-03-01"),
            404,
            "SubscriptionNotFound"
        );

    [Fact]
    public void A_region_must_exist_and_a_resource_stays_in_its_own()
    {
        const string Body = """{"location": "REGION", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}""";

        Refused(_azure.Put(Storage, StorageVersion, Body.Replace("REGION", "atlantis")), 400, "LocationNotAvailableForResourceType");
        Ok(_azure.Put(Storage, StorageVersion, Body.Replace("REGION", "Sweden Central")));
        _azure.Finish();
        Refused(_azure.Put(Storage, StorageVersion, Body.Replace("REGION", "westeurope")), 409, "InvalidResourceLocation", "swedencentral");
        Ok(_azure.Put(Storage, StorageVersion, Body.Replace("REGION", "swedencentral")));
    }

    [Fact]
    public void A_resource_needs_its_location() =>
        Refused(_azure.Put(Storage, StorageVersion, """{"kind": "StorageV2", "sku": {"name": "Standard_LRS"}}"""), 400, "LocationRequired");
}
