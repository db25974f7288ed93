using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Gateways;

public sealed class GatewayHabitTests
{
    private const string Networks = $"{Group}/providers/Microsoft.Network";
    private const string Gateway = $"{Networks}/applicationGateways/agw";
    private const string Rules = $"{Networks}/networkSecurityGroups/rules";
    private const string Routes = $"{Networks}/routeTables/routes";
    private const string Policy = $"{Networks}/ApplicationGatewayWebApplicationFirewallPolicies/waf";
    private const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/vault";
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    private const string Manager = """
        {"name": "manager", "properties": {"access": "Allow", "direction": "Inbound", "protocol": "Tcp", "priority": 100,
            "sourceAddressPrefix": "GatewayManager", "sourcePortRange": "*", "destinationAddressPrefix": "*",
            "destinationPortRange": "65200-65535"}}
        """;

    private const string NothingOut = """
        {"name": "nothing-out", "properties": {"access": "Deny", "direction": "Outbound", "protocol": "*", "priority": 4000,
            "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "Internet", "destinationPortRange": "*"}}
        """;

    [Theory]
    [InlineData(true, "", "ApplicationGatewaySubnetInboundTrafficBlockedByNetworkSecurityGroup")]
    [InlineData(true, Manager + "," + NothingOut, "ApplicationGatewaySubnetOutboundTrafficBlockedByNetworkSecurityGroup")]
    [InlineData(true, Manager, null)]
    [InlineData(false, NothingOut, null)]
    public void A_gateway_refuses_rules_that_cut_its_traffic(bool on, string rules, string? code)
    {
        var azure = With(on, "nsg-on-gateway-subnet");
        azure.Make(Rules, NetworkVersion, RulesBody(rules));
        MakeNetwork(azure, $$"""{"addressPrefix": "10.0.1.0/24", "networkSecurityGroup": {"id": "{{Rules}}"} }""");

        var answer = azure.Put(Gateway, NetworkVersion, GatewayBody());

        Assert.Equal(code, answer.ErrorCode);
        Assert.Equal(code is null, answer.ErrorMessage?.Contains("associated with Application Gateway") != true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rules_that_cut_the_traffic_of_a_gateway_are_refused_later_too(bool on)
    {
        var azure = With(on, "nsg-on-gateway-subnet");
        azure.Make(Rules, NetworkVersion, RulesBody(Manager));
        MakeNetwork(azure, $$"""{"addressPrefix": "10.0.1.0/24", "networkSecurityGroup": {"id": "{{Rules}}"} }""");
        azure.Make(Gateway, NetworkVersion, GatewayBody());

        Expect(
            on,
            azure.Put($"{Rules}/securityRules/nothing-out", NetworkVersion, NothingOut),
            400,
            "ApplicationGatewaySubnetOutboundTrafficBlockedByNetworkSecurityGroup",
            "blocks outgoing internet traffic"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gateway_refuses_a_default_route_to_an_appliance(bool on)
    {
        var azure = With(on, "route-on-gateway-subnet");
        azure.Make(
            Routes,
            NetworkVersion,
            """
            {"location": "swedencentral", "properties": {"routes": [{"name": "out", "properties":
                {"addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance", "nextHopIpAddress": "10.0.9.4"}}]}}
            """
        );
        MakeNetwork(azure, $$"""{"addressPrefix": "10.0.1.0/24", "routeTable": {"id": "{{Routes}}"} }""");

        var answer = azure.Put(Gateway, NetworkVersion, GatewayBody());

        Expect(on, answer, 400, "ApplicationGatewaySubnetCannotHaveRouteTable", "default route to a virtual appliance");
    }

    [Theory]
    [InlineData(true, 10, true)]
    [InlineData(true, 100, false)]
    [InlineData(false, 10, false)]
    public void A_gateway_reads_its_certificate_when_its_role_is_old_enough(bool on, double age, bool fails)
    {
        var azure = With(on, "gateway-certificate-not-readable");
        MakeNetwork(azure);
        var principal = MakeIdentity(azure);
        MakeVault(azure, "Enabled");
        azure.Make(
            $"{Vault}/providers/Microsoft.Authorization/roleAssignments/5e760c3c-37c7-41bb-803b-d269da3c4687",
            "2022-04-01",
            AssignmentBody(principal, SecretsUser)
        );
        azure.Wait(age);

        Assert.Equal(fails ? "ApplicationGatewayKeyVaultSecretException" : null, Ended(azure, SecureBody));
        azure.Wait(100);
        Assert.Null(Ended(azure, SecureBody));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gateway_does_not_read_from_a_closed_vault(bool on)
    {
        var azure = With(on, "gateway-certificate-not-readable");
        MakeNetwork(azure);
        var principal = MakeIdentity(azure);
        MakeVault(azure, "Disabled");
        azure.Make(
            $"{Vault}/providers/Microsoft.Authorization/roleAssignments/5e760c3c-37c7-41bb-803b-d269da3c4687",
            "2022-04-01",
            AssignmentBody(principal, SecretsUser)
        );
        azure.Wait(100);

        Assert.Equal(on ? "ApplicationGatewayKeyVaultSecretException" : null, Ended(azure, SecureBody));
        azure.Make(Endpoint, NetworkVersion, EndpointBody(Vault, "vault"));
        Assert.Null(Ended(azure, SecureBody));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gateway_may_take_twice_its_time(bool on)
    {
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, "gateway-slow"), EveryChance = true });
        MakeNetwork(azure);
        var operation = Ok(azure.Put(Gateway, NetworkVersion, GatewayBody())).Operation!;
        azure.Wait(500);

        Assert.Equal(on ? "InProgress" : "Succeeded", (string?)azure.Get(operation, NetworkVersion).Body!["status"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_gateway_keeps_a_policy_while_it_is_a_web_firewall(bool on)
    {
        var azure = With(on, "waf-policy-cannot-be-removed");
        MakeNetwork(azure);
        azure.Make(
            Policy,
            NetworkVersion,
            """
            {"location": "swedencentral", "properties": {"managedRules": {"managedRuleSets": [
                {"ruleSetType": "OWASP", "ruleSetVersion": "3.2"}]}}}
            """
        );
        azure.Make(Gateway, NetworkVersion, GatewayBody(tier: "WAF_v2", more: $$""", "firewallPolicy": {"id": "{{Policy}}"}"""));

        var answer = azure.Put(Gateway, NetworkVersion, GatewayBody(tier: "WAF_v2"));

        Expect(on, answer, 400, "ApplicationGatewayFirewallPolicyCannotBeRemoved", "cannot be removed from Application Gateway");
        azure.Finish();
        Ok(azure.Put(Gateway, NetworkVersion, GatewayBody()));
    }

    private const string Secure = """
        , "sslCertificates": [{"name": "site", "properties": {"keyVaultSecretId": "https://vault.vault.azure.net/secrets/site"}}]
        """;

    private static string SecureBody =>
        GatewayBody(more: Secure)
            .Replace(
                "\"properties\": {\"sku\"",
                "\"identity\": {\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\""
                    + Bodies.Identity
                    + "\": {}}}, \"properties\": {\"sku\""
            );

    private static string? Ended(TestAzure azure, string body)
    {
        var operation = Ok(azure.Put(Gateway, NetworkVersion, body)).Operation!;
        azure.Finish();
        return (string?)azure.Get(operation, NetworkVersion).Body!["error"]?["code"];
    }

    private static void MakeNetwork(TestAzure azure, string gateway = """{"addressPrefix": "10.0.3.0/24"}""") =>
        azure.Make(
            Network,
            NetworkVersion,
            """
            {"location": "swedencentral", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": [
                {"name": "links", "properties": {"addressPrefix": "10.0.2.0/24"}}, {"name": "gateway", "properties": GATEWAY}]}}
            """.Replace("GATEWAY", gateway)
        );

    private static void MakeVault(TestAzure azure, string access) =>
        azure.Make(
            Vault,
            "2024-11-01",
            """
            {"location": "swedencentral", "properties": {"tenantId": "00000000-0000-4000-8000-000000000002",
                "sku": {"family": "A", "name": "standard"}, "enableRbacAuthorization": true, "publicNetworkAccess": "ACCESS"}}
            """.Replace("ACCESS", access)
        );

    private static string RulesBody(string rules) =>
        """{"location": "swedencentral", "properties": {"securityRules": [RULES]}}""".Replace("RULES", rules);

    private static string GatewayBody(string tier = "Standard_v2", string more = "") =>
        """
            {"location": "swedencentral", "properties": {"sku": {"name": "TIER", "tier": "TIER", "capacity": 1},
                "gatewayIPConfigurations": [{"name": "inner", "properties": {"subnet": {"id": "NETWORK/subnets/gateway"}}}] MORE}}
            """.Replace("TIER", tier).Replace("NETWORK", Network).Replace("MORE", more);
}
