using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Data;

public sealed class DataHabitTests
{
    private const string Cosmos = $"{Group}/providers/Microsoft.DocumentDB/databaseAccounts/threads";
    private const string CosmosVersion = "2024-11-15";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/images";
    private const string RegistryVersion = "2023-07-01";
    private const string Workspace = $"{Group}/providers/Microsoft.MachineLearningServices/workspaces/learning";
    private const string Online = $"{Workspace}/onlineEndpoints/score";
    private const string LearningVersion = "2024-10-01";

    private const string CosmosBody = """
        {"location": "westeurope", "kind": "GlobalDocumentDB", "properties": {"databaseAccountOfferType": "Standard",
            "locations": [{"locationName": "West Europe", "failoverPriority": 0, "isZoneRedundant": false}]}}
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_Cosmos_account_takes_one_write_at_a_time(bool on)
    {
        var azure = With(on, "cosmos-one-operation");
        azure.Make(Cosmos, CosmosVersion, CosmosBody);
        var principal = MakeIdentity(azure);
        var first = Ok(Assign(azure, principal, 1));

        Expect(on, Assign(azure, principal, 2), 412, "PreconditionFailed", "requires an exclusive lock on [threads]");

        azure.Wait(first.Took.TotalSeconds);
        azure.Finish();
        Ok(Assign(azure, principal, 2));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_busy_region_has_no_room_for_zones(bool on)
    {
        var azure = With(on, "cosmos-no-capacity");

        var operation = Ok(azure.Put(Cosmos, CosmosVersion, CosmosBody.Replace("false", "true"))).Operation!;
        azure.Finish();
        var ended = azure.Get(operation, CosmosVersion).Body!;

        Assert.Equal(on ? "ServiceUnavailable" : null, (string?)ended["error"]?["code"]);
        Assert.Equal(on, ((string?)ended["error"]?["message"])?.Contains("high demand in West Europe region") ?? false);
        azure.Make(Cosmos + "2", CosmosVersion, CosmosBody);
        Assert.Equal("Succeeded", (string?)azure.Get(Cosmos + "2", CosmosVersion).Body!["properties"]!["provisioningState"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_name_of_a_Cosmos_account_is_free_some_minutes_after_its_delete(bool on)
    {
        var azure = With(on, "cosmos-delete-lingers");
        azure.Make(Cosmos, CosmosVersion, CosmosBody);
        azure.Remove(Cosmos, CosmosVersion);

        Expect(on, azure.Put(Cosmos, CosmosVersion, CosmosBody), 400, "BadRequest", "Dns record for threads under zone Document");

        azure.Finish();
        azure.Wait(301);
        Ok(azure.Put(Cosmos, CosmosVersion, CosmosBody));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Traffic_needs_its_deployment_and_deployments_come_one_by_one(bool on)
    {
        var azure = With(on, "ml-endpoint-order");
        azure.Make(
            Workspace,
            LearningVersion,
            """{"location": "swedencentral", "identity": {"type": "SystemAssigned"}, "properties": {}}"""
        );

        Expect(on, azure.Put(Online, LearningVersion, OnlineBody("blue")), 400, "BadRequest", "'blue', which does not exist");
        azure.Finish();
        azure.Make(Online, LearningVersion, OnlineBody(""));
        Ok(azure.Put($"{Online}/deployments/blue", LearningVersion, DeployedBody));
        Expect(on, azure.Put($"{Online}/deployments/green", LearningVersion, DeployedBody), 409, "Conflict", "is being modified");
        azure.Finish();
        azure.Wait(600);
        azure.Make(Online, LearningVersion, OnlineBody("blue"));
        Expect(on, azure.Delete($"{Online}/deployments/blue", LearningVersion), 400, "BadRequest", "gets traffic");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_registry_needs_Premium_for_endpoints_and_takes_one_write_at_a_time(bool on)
    {
        var azure = With(on, "registry-soft-limits");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Registry, RegistryVersion, RegistryBody("Basic"));

        var answer = azure.Put(Endpoint, NetworkVersion, EndpointBody(Registry, "registry"));
        Expect(on, answer, 400, "PrivateEndpointNotSupported", "need the SKU Premium");
        azure.Finish();
        Ok(azure.Put(Registry, RegistryVersion, RegistryBody("Premium")));
        Expect(on, azure.Put(Registry, RegistryVersion, RegistryBody("Premium")), 409, "RegistryInTransition", "status of Succeeded");
        azure.Finish();
        Ok(azure.Put(Endpoint, NetworkVersion, EndpointBody(Registry, "registry")));
    }

    private const string DeployedBody = """
        {"location": "swedencentral", "kind": "Managed", "sku": {"name": "Default", "capacity": 1},
            "properties": {"endpointComputeType": "Managed", "instanceType": "Standard_DS3_v2"}}
        """;

    private static string OnlineBody(string deployment) =>
        """{"location": "swedencentral", "kind": "Managed", "properties": {"authMode": "AADToken", "traffic": {TRAFFIC}}}""".Replace(
            "TRAFFIC",
            deployment.Length == 0 ? "" : $"\"{deployment}\": 100"
        );

    private static string RegistryBody(string tier) => """{"location": "swedencentral", "sku": {"name": "TIER"}}""".Replace("TIER", tier);

    private static ArmResponse Assign(TestAzure azure, string principal, int role) =>
        azure.Put(
            $"{Cosmos}/sqlRoleAssignments/ac80c06c-2838-4082-a70a-c6625f717b5{role}",
            CosmosVersion,
            """
            {"properties": {"principalId": "PRINCIPAL", "scope": "COSMOS",
                "roleDefinitionId": "COSMOS/sqlRoleDefinitions/00000000-0000-0000-0000-00000000000ROLE"}}
            """.Replace("PRINCIPAL", principal).Replace("COSMOS", Cosmos).Replace("ROLE", $"{role}")
        );
}
