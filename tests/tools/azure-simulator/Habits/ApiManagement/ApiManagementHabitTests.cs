using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.ApiManagement;

public sealed class ApiManagementHabitTests
{
    private const string Service = $"{Group}/providers/Microsoft.ApiManagement/service/apim";
    private const string Version = "2024-05-01";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_is_closed_after_its_endpoint_is_approved(bool on)
    {
        var azure = With(on, "apim-open-until-endpoint");

        var early = azure.Put(Service, Version, Body("Disabled"));
        Expect(on, early, 400, "ActivateServiceWithPrivateEndpointAccessNotAllowed", "is not enabled during service creation");
        azure.Finish();
        azure.Make(Service, Version, Body("Enabled"));
        Expect(on, azure.Put(Service, Version, Body("Disabled")), 400, "NotSupported", "at least one approved");
        azure.Finish();

        azure.Make(Bodies.Network, Bodies.NetworkVersion, Bodies.NetworkBody);
        azure.Make(Bodies.Endpoint, Bodies.NetworkVersion, Bodies.EndpointBody(Service, "Gateway"));
        Ok(azure.Put(Service, Version, Body("Disabled")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_API_takes_one_write_at_a_time(bool on)
    {
        var azure = With(on, "apim-one-write-in-api");
        azure.Make(Service, Version, Body("Enabled"));
        Ok(azure.Put($"{Service}/apis/models", Version, """{"properties": {"path": "openai", "displayName": "Models"}}"""));

        Expect(on, Operation(azure, "chat"), 409, "PessimisticConcurrencyConflict", "Operation on the API is in progress");

        azure.Wait(600);
        Ok(Operation(azure, "chat"));
    }

    private static ArmResponse Operation(TestAzure azure, string name) =>
        azure.Put(
            $"{Service}/apis/models/operations/{name}",
            Version,
            """{"properties": {"displayName": "NAME", "method": "POST", "urlTemplate": "/NAME"}}""".Replace("NAME", name)
        );

    private static string Body(string access) =>
        $$"""
            {
              "location": "swedencentral",
              "sku": { "name": "StandardV2", "capacity": 1 },
              "properties": { "publisherEmail": "a@example.com", "publisherName": "a", "publicNetworkAccess": "{{access}}" }
            }
            """;
}
