using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Endpoints;

public sealed class EndpointHabitTests
{
    private const string Other = $"{Group}/providers/Microsoft.Network/privateEndpoints/other";
    private const string Cosmos = $"{Group}/providers/Microsoft.DocumentDB/databaseAccounts/threads";
    private const string Zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net";
    private const string ZoneVersion = "2024-06-01";
    private const string Caller = "00000000-0000-4000-8000-0000000000aa";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Endpoints_of_one_subnet_fail_when_made_at_once(bool on)
    {
        var azure = WithNetwork(on, "endpoints-of-one-subnet-conflict");
        azure.MakeStorage();
        azure.MakeStorage(Storage + "2");
        Ok(azure.Put(Endpoint, NetworkVersion, EndpointBody(Storage, "blob")));

        Ends(azure, Other, EndpointBody(Storage + "2", "blob"), on ? "RetryableError" : null);

        Ends(azure, Other, EndpointBody(Storage + "2", "blob"), null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_endpoint_fails_while_its_storage_account_is_written(bool on)
    {
        var azure = WithNetwork(on, "endpoint-target-busy-storage");
        azure.MakeStorage();
        Ok(azure.Put($"{Storage}/blobServices/default", StorageVersion, """{"properties": {"isVersioningEnabled": true}}"""));

        Ends(azure, Endpoint, EndpointBody(Storage, "blob"), on ? "StorageAccountOperationInProgress" : null);

        azure.Wait(60);
        Ends(azure, Endpoint, EndpointBody(Storage, "blob"), null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_endpoints_of_one_Cosmos_account_fail_when_made_at_once(bool on)
    {
        var azure = WithNetwork(on, "endpoint-target-busy-cosmos");
        azure.Make(
            Cosmos,
            "2024-11-15",
            """
            {"location": "swedencentral", "properties": {"databaseAccountOfferType": "Standard",
                "locations": [{"locationName": "swedencentral", "failoverPriority": 0}]}}
            """
        );
        Ok(azure.Put(Endpoint, NetworkVersion, EndpointBody(Cosmos, "Sql")));

        Ends(azure, Other, EndpointBody(Cosmos, "Analytical"), on ? "InternalServerError" : null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_zone_group_empties_the_addresses_of_an_endpoint(bool on)
    {
        var azure = WithNetwork(on, "endpoint-custom-dns-configs");
        azure.MakeStorage();
        var before = azure.Make(Endpoint, NetworkVersion, EndpointBody(Storage, "blob"));
        azure.Make(Zone, ZoneVersion, """{"location": "global"}""");
        azure.Make($"{Endpoint}/privateDnsZoneGroups/default", NetworkVersion, ZoneGroupBody(Zone));

        var after = Ok(azure.Get(Endpoint, NetworkVersion)).Body!;

        Assert.Single(before["properties"]!["customDnsConfigs"]!.AsArray());
        Assert.Equal(on ? 0 : 1, after["properties"]!["customDnsConfigs"]!.AsArray().Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_account_without_a_subdomain_takes_no_endpoint(bool on)
    {
        var azure = WithNetwork(on, "endpoint-target-without-subdomain");
        azure.Make(
            Account,
            AccountVersion,
            """{"location": "swedencentral", "kind": "AIServices", "sku": {"name": "S0"}, "properties": {}}"""
        );

        Expect(on, azure.Put(Endpoint, NetworkVersion, EndpointBody(Account, "account")), 400, "BadRequest", "has no custom subdomain");

        azure.MakeAccount(Account + "2");
        Ok(azure.Put(Other, NetworkVersion, EndpointBody(Account + "2", "account")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_endpoint_needs_the_right_to_approve_its_connection(bool on)
    {
        const string Networker = "4d97b98b-1d4f-4787-a291-c67834d212e7";
        var azure = WithNetwork(on, "endpoint-status-approved-later");
        azure.MakeStorage();
        azure.Azure.State.Principals[Caller] = "ServicePrincipal";
        azure.Make(
            $"{Group}/providers/Microsoft.Authorization/roleDefinitions/{Networker}",
            "2022-04-01",
            """
            {"properties": {"roleName": "Networker", "type": "CustomRole", "assignableScopes": ["GROUP"],
                "permissions": [{"actions": ["Microsoft.Network/*"]}]}}
            """.Replace("GROUP", Group)
        );
        azure.Make(
            $"{Group}/providers/Microsoft.Authorization/roleAssignments/5e760c3c-37c7-41bb-803b-d269da3c4687",
            "2022-04-01",
            AssignmentBody(Caller, Networker)
        );

        var answer = azure.Send("PUT", Endpoint, NetworkVersion, EndpointBody(Storage, "blob"), Caller);

        Expect(on, answer, 403, "LinkedAuthorizationFailed", "PrivateEndpointConnectionsApproval/action");
        Ok(azure.Put(Other, NetworkVersion, EndpointBody(Storage, "blob")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_endpoint_has_one_zone_group(bool on)
    {
        var azure = WithNetwork(on, "zone-group-once");
        azure.MakeStorage();
        azure.Make(Endpoint, NetworkVersion, EndpointBody(Storage, "blob"));
        azure.Make(Zone, ZoneVersion, """{"location": "global"}""");
        azure.Make($"{Endpoint}/privateDnsZoneGroups/default", NetworkVersion, ZoneGroupBody(Zone));

        var answer = azure.Put($"{Endpoint}/privateDnsZoneGroups/second", NetworkVersion, ZoneGroupBody(Zone));

        Expect(on, answer, 400, "PrivateDnsZoneGroupLimitExceeded", "already has a private DNS zone group");
        azure.Finish();
        Ok(azure.Put($"{Endpoint}/privateDnsZoneGroups/default", NetworkVersion, ZoneGroupBody(Zone)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_policy_makes_the_zone_group_that_an_endpoint_lacks(bool on)
    {
        const string Authorization = $"{Group}/providers/Microsoft.Authorization";
        const string Definition =
            "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/policyDefinitions/zone-groups";
        var azure = WithNetwork(on, "policy-writes-zone-group");
        azure.MakeStorage();
        azure.Make(
            Definition,
            "2023-04-01",
            """
            {"properties": {"mode": "All", "policyRule": {"if": {"field": "type", "equals": "Microsoft.Network/privateEndpoints"},
                "then": {"effect": "deployIfNotExists", "details": {"type": "Microsoft.Network/privateEndpoints/privateDnsZoneGroups"}}}}}
            """
        );
        azure.Make(
            $"{Authorization}/policyAssignments/zone-groups",
            "2023-04-01",
            """{"properties": {"policyDefinitionId": "DEFINITION"}}""".Replace("DEFINITION", Definition)
        );
        azure.Wait(1000);
        azure.Make(Endpoint, NetworkVersion, EndpointBody(Storage, "blob"));
        azure.Wait(150);

        var group = azure.Get($"{Endpoint}/privateDnsZoneGroups/deployedByPolicy", NetworkVersion);

        Assert.Equal(on ? 200 : 404, group.Status);
    }

    private static TestAzure WithNetwork(bool on, string habit)
    {
        var azure = With(on, habit);
        azure.Make(Network, NetworkVersion, NetworkBody);
        return azure;
    }

    private static void Ends(TestAzure azure, string id, string body, string? code)
    {
        var operation = Ok(azure.Put(id, NetworkVersion, body)).Operation!;
        azure.Finish();
        Assert.Equal(code, (string?)azure.Get(operation, NetworkVersion).Body!["error"]?["code"]);
    }
}
