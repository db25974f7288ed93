using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Networks;

public sealed class NetworkHabitTests
{
    private const string Rules = $"{Group}/providers/Microsoft.Network/networkSecurityGroups/rules";
    private const string Site = $"{Group}/providers/Microsoft.Web/sites/app";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_network_takes_one_write_at_a_time(bool on)
    {
        var azure = WithNetwork(on, "subnet-writes-conflict");
        Ok(azure.Put($"{Network}/subnets/one", NetworkVersion, SubnetBody("10.0.3.0/24")));

        var answer = azure.Put($"{Network}/subnets/two", NetworkVersion, SubnetBody("10.0.4.0/24"));

        Expect(on, answer, 409, "AnotherOperationInProgress", "Another operation on this or dependent resource is in progress");
        azure.Finish();
        Ok(azure.Put($"{Network}/subnets/two", NetworkVersion, SubnetBody("10.0.4.0/24")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_second_write_of_a_security_group_cancels_the_first(bool on)
    {
        var azure = With(on, "superseded-operation");
        azure.Make(Rules, NetworkVersion, Here);
        var first = Ok(azure.Put($"{Rules}/securityRules/one", NetworkVersion, RuleBody(100))).Operation!;
        Ok(azure.Put($"{Rules}/securityRules/two", NetworkVersion, RuleBody(110)));
        azure.Finish();

        var ended = azure.Get(first, NetworkVersion).Body!;

        Assert.Equal(on ? "Canceled" : "Succeeded", (string?)ended["status"]);
        Assert.Equal(on ? "CanceledAndSupersededDueToAnotherOperation" : null, (string?)ended["error"]?["details"]?[0]?["code"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_network_shows_the_endpoints_in_its_subnets(bool on)
    {
        var azure = WithNetwork(on, "back-references-on-network");
        azure.MakeStorage();
        azure.Make(Endpoint, NetworkVersion, EndpointBody(Storage, "blob"));

        var subnet = azure.Get(Network, NetworkVersion).Body!["properties"]!["subnets"]![0]!;

        Assert.Equal(on ? Endpoint : null, (string?)subnet["properties"]!["privateEndpoints"]?[0]?["id"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_subnet_stays_held_for_minutes_after_its_last_site(bool on)
    {
        var azure = WithNetwork(on, "subnet-held-by-app-service");
        azure.Make(
            Site,
            "2024-04-01",
            """{"location": "swedencentral", "properties": {"virtualNetworkSubnetId": "NETWORK/subnets/links"}}""".Replace(
                "NETWORK",
                Network
            )
        );
        azure.Remove(Site, "2024-04-01");

        Expect(on, azure.Delete(Network, NetworkVersion), 400, "InUseSubnetCannotBeDeleted", "serviceAssociationLinks/AppServiceLink");

        azure.Wait(121);
        Ok(azure.Delete(Network, NetworkVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_delegated_subnet_takes_no_endpoint(bool on)
    {
        var azure = WithNetwork(on, "subnet-delegation-rules");
        azure.MakeStorage();

        var answer = azure.Put(Endpoint, NetworkVersion, EndpointBody(Storage, "blob").Replace("subnets/links", "subnets/agents"));

        Expect(on, answer, 400, "SubnetWithDelegationCannotBeUsedByResource", "is delegated to Microsoft.App/environments");
        azure.Finish();
        Ok(azure.Put(Endpoint + "2", NetworkVersion, EndpointBody(Storage, "blob")));
    }

    [Fact]
    public void A_delegated_subnet_takes_its_own_service()
    {
        var azure = With(true, "subnet-delegation-rules");
        azure.Make(Network, NetworkVersion, NetworkBody.Replace("Microsoft.App/environments", "Microsoft.Network/applicationGateways"));

        var answer = azure.Put(
            $"{Group}/providers/Microsoft.Network/applicationGateways/gateway",
            NetworkVersion,
            """
            {"location": "swedencentral", "properties": {"sku": {"name": "Standard_v2", "tier": "Standard_v2", "capacity": 1},
                "gatewayIPConfigurations": [{"name": "one", "properties": {"subnet": {"id": "NETWORK/subnets/agents"}}}]}}
            """.Replace("NETWORK", Network)
        );

        Assert.NotEqual("SubnetWithDelegationCannotBeUsedByResource", answer.ErrorCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_firewall_needs_the_subnet_of_its_name(bool on)
    {
        var azure = WithNetwork(on, "subnet-delegation-rules");

        var answer = azure.Put(
            $"{Group}/providers/Microsoft.Network/azureFirewalls/out",
            NetworkVersion,
            """
            {"location": "swedencentral", "properties": {"ipConfigurations": [
                {"name": "one", "properties": {"subnet": {"id": "NETWORK/subnets/links"}}}]}}
            """.Replace("NETWORK", Network)
        );

        Expect(on, answer, 400, "AzureFirewallSubnetNameInvalid", "AzureFirewallSubnet");
    }

    private static TestAzure WithNetwork(bool on, string habit)
    {
        var azure = With(on, habit);
        azure.Make(Network, NetworkVersion, NetworkBody);
        return azure;
    }

    private static string SubnetBody(string prefix) => """{"properties": {"addressPrefix": "PREFIX"}}""".Replace("PREFIX", prefix);

    private static string RuleBody(int priority) =>
        """
            {"properties": {"access": "Allow", "direction": "Inbound", "protocol": "Tcp", "priority": PRIORITY, "sourceAddressPrefix": "*",
                "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "443"}}
            """.Replace("PRIORITY", $"{priority}");
}
