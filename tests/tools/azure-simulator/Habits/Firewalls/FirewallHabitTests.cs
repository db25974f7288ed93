using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Firewalls;

public sealed class FirewallHabitTests
{
    private const string Networks = $"{Group}/providers/Microsoft.Network";
    private const string Policy = $"{Networks}/firewallPolicies/policy";
    private const string Rules = $"{Policy}/ruleCollectionGroups/egress";
    private const string Firewall = $"{Networks}/azureFirewalls/out";
    private const string Address = $"{Networks}/publicIPAddresses/out";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rule_group_fails_while_its_firewall_is_written(bool on)
    {
        var azure = WithPolicy(With(on, "firewall-policy-groups-race"));
        Ok(azure.Put(Firewall, NetworkVersion, FirewallBody));

        var operation = Ok(azure.Put(Rules, NetworkVersion, RulesBody("example.com"))).Operation!;
        azure.Finish();
        var ended = azure.Get(operation, NetworkVersion).Body!;

        Assert.Equal(on ? "FirewallPolicyUpdateFailed" : null, (string?)ended["error"]?["code"]);
        Assert.Equal(
            on,
            (string?)ended["error"]?["message"] == "Put on Firewall Policy policy Failed with 1 faulted referenced firewalls."
        );
        Ok(azure.Put(Rules, NetworkVersion, RulesBody("example.com")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rule_groups_of_one_policy_are_written_one_by_one(bool on)
    {
        var azure = WithPolicy(With(on, "firewall-policy-groups-race"));
        Ok(azure.Put(Rules, NetworkVersion, RulesBody("example.com")));

        var answer = azure.Put(Rules + "2", NetworkVersion, RulesBody("example.com"));

        Expect(on, answer, 409, "AnotherOperationInProgress", "Another operation on this or dependent resource is in progress");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rule_without_a_destination_is_refused(bool on)
    {
        var azure = WithPolicy(With(on, "firewall-empty-rule"));

        Expect(on, azure.Put(Rules, NetworkVersion, RulesBody("")), 400, "BadRequest", "The request is invalid.");

        azure.Finish();
        Ok(azure.Put(Rules, NetworkVersion, RulesBody("example.com")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_firewall_may_take_twice_its_time_and_holds_its_address(bool on)
    {
        var azure = WithPolicy(
            new TestAzure(new SimulatorOptions { Habits = Set(on, "firewall-slow-and-shared-address"), EveryChance = true })
        );
        azure.Make(Address, NetworkVersion, AddressBody("Standard", "Static"));
        var operation = Ok(azure.Put(Firewall, NetworkVersion, FirewallBody)).Operation!;
        azure.Wait(500);

        Assert.Equal(on ? "InProgress" : "Succeeded", (string?)azure.Get(operation, NetworkVersion).Body!["status"]);
        Refused(azure.Delete(Address, NetworkVersion), 400, "PublicIPAddressCannotBeDeleted", "still allocated to resource");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_firewall_needs_a_static_address_of_the_Standard_SKU(bool on)
    {
        var azure = WithPolicy(With(on, "bastion-and-pip-zones"));
        azure.Make(Address, NetworkVersion, AddressBody("Basic", "Dynamic"));

        Expect(on, azure.Put(Firewall, NetworkVersion, FirewallBody), 400, "PublicIPAddressSkuNotSupported", "have the Standard SKU");

        azure.Finish();
        azure.Make(Address, NetworkVersion, AddressBody("Standard", "Static"));
        Ok(azure.Put(Firewall, NetworkVersion, FirewallBody));
    }

    private static TestAzure WithPolicy(TestAzure azure)
    {
        azure.Make(Network, NetworkVersion, NetworkBody.Replace("\"links\"", "\"AzureFirewallSubnet\""));
        azure.Make(Policy, NetworkVersion, Here);
        return azure;
    }

    private static string FirewallBody =>
        """
            {"location": "swedencentral", "properties": {"firewallPolicy": {"id": "POLICY"}, "ipConfigurations": [{"name": "one",
                "properties":
                {"subnet": {"id": "NETWORK/subnets/AzureFirewallSubnet"}, "publicIPAddress": {"id": "ADDRESS"}}}]}}
            """.Replace("POLICY", Policy).Replace("NETWORK", Network).Replace("ADDRESS", Address);

    private static string AddressBody(string sku, string allocation) =>
        """{"location": "swedencentral", "sku": {"name": "SKU"}, "properties": {"publicIPAllocationMethod": "ALLOCATION"}}"""
            .Replace("SKU", sku)
            .Replace("ALLOCATION", allocation);

    private static string RulesBody(string destination) =>
        """
            {"properties": {"priority": 200, "ruleCollections": [{"ruleCollectionType": "FirewallPolicyFilterRuleCollection", "name": "web",
                "priority": 100, "action": {"type": "Allow"}, "rules": [{"ruleType": "ApplicationRule", "name": "sites",
                    "sourceAddresses": ["10.0.0.0/16"], "targetFqdns": [DESTINATION],
                    "protocols": [{"protocolType": "Https", "port": 443}]}]}]}}
            """.Replace("DESTINATION", destination.Length == 0 ? "" : $"\"{destination}\"");
}
