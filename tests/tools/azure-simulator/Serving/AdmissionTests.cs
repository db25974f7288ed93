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

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "Has-Hyphen", "2024-01-01", "AccountNameInvalid")]
    [InlineData("Microsoft.KeyVault/vaults", "1", "2024-11-01", "VaultNameNotValid")]
    [InlineData("Microsoft.CognitiveServices/accounts", "-a", "2025-06-01", "InvalidResourceName")]
    public void A_name_that_its_type_does_not_admit_is_refused(string type, string name, string version, string code)
    {
        var body = type.Contains("Vault")
            ? """
                {"location": "swedencentral",
                 "properties": {"tenantId": "00000000-0000-4000-8000-000000000002", "sku": {"family": "A", "name": "standard"}}}
                """
            : """{"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}""";

        Refused(_azure.Put($"{Group}/providers/{type}/{name}", version, body), 400, code);
    }

    [Theory]
    [InlineData("Microsoft.Web/sites/app", "Code")]
    [InlineData("Microsoft.Storage/storageAccounts/data/providers/Microsoft.Insights/diagnosticSettings/all", "code")]
    [InlineData("Microsoft.Storage/storageAccounts/data", "error")]
    public void An_error_has_the_members_of_its_service(string path, string member)
    {
        var version =
            path.Contains("Web") ? "2024-04-01"
            : path.Contains("Insights") ? "2021-05-01-preview"
            : StorageVersion;
        _azure.MakeStorage();

        var answer = _azure.Put($"{Group}/providers/{path}", version, """{"location": "swedencentral", "properties": {"none": 1}}""");

        Refused(answer, 400, "InvalidRequestContent");
        Assert.NotNull(answer.Body![member]);
    }

    [Theory]
    [InlineData("/subscriptions/00000000-0000-4000-8000-000000000001")]
    [InlineData("/providers/Microsoft.Management/managementGroups/root")]
    [InlineData(Group)]
    public void A_setting_or_an_assignment_can_be_put_on_any_scope(string scope)
    {
        var id = $"{scope}/providers/Microsoft.Authorization/policyAssignments/tags";

        var body = _azure.Make(id, "2025-01-01", """{"properties": {"displayName": "Tags", "policyDefinitionId": "x"}}""");

        Assert.Equal(id, (string?)body["id"]);
        Refused(
            _azure.Put(id.Replace(scope, Storage), "2025-01-01", """{"properties": {"displayName": "Tags"}}"""),
            404,
            "ResourceNotFound"
        );
    }

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
