using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits;

/// <summary>Bodies of resources that several habits need.</summary>
internal static class Bodies
{
    public const string Network = $"{Group}/providers/Microsoft.Network/virtualNetworks/net";
    public const string Endpoint = $"{Group}/providers/Microsoft.Network/privateEndpoints/pe";
    public const string NetworkVersion = "2024-05-01";
    public const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id";
    public const string IdentityVersion = "2023-01-31";
    public const string Here = """{"location": "swedencentral"}""";

    public const string NetworkBody = """
        {"location": "swedencentral", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}, "subnets": [
            {"name": "links", "properties": {"addressPrefix": "10.0.1.0/24"}},
            {"name": "agents", "properties": {"addressPrefix": "10.0.2.0/24",
                "delegations": [{"name": "apps", "properties": {"serviceName": "Microsoft.App/environments"}}]}}]}}
        """;

    public static string EndpointBody(string target, string part) =>
        """
            {"location": "swedencentral", "properties": {"subnet": {"id": "NETWORK/subnets/links"}, "privateLinkServiceConnections": [
                {"name": "one", "properties": {"privateLinkServiceId": "TARGET", "groupIds": ["PART"]}}]}}
            """.Replace("NETWORK", Network).Replace("TARGET", target).Replace("PART", part);

    public static string ZoneGroupBody(string zone) =>
        """{"properties": {"privateDnsZoneConfigs": [{"name": "one", "properties": {"privateDnsZoneId": "ZONE"}}]}}""".Replace(
            "ZONE",
            zone
        );

    public static string DeploymentBody(string model, int capacity, string version = "2026-03-17", string sku = "GlobalStandard") =>
        """
            {"sku": {"name": "SKU", "capacity": CAPACITY}, "properties":
                {"raiPolicyName": "Microsoft.Default", "model": {"format": "OpenAI", "name": "MODEL", "version": "VERSION"}}}
            """.Replace("SKU", sku).Replace("CAPACITY", $"{capacity}").Replace("MODEL", model).Replace("VERSION", version);

    public static string AssignmentBody(string principal, string role, string? type = "ServicePrincipal") =>
        """
            {"properties": {"principalId": "PRINCIPAL", TYPE
                "roleDefinitionId": "/subscriptions/SUBSCRIPTION/providers/Microsoft.Authorization/roleDefinitions/ROLE"}}
            """.Replace("PRINCIPAL", principal).Replace("TYPE", type is null ? "" : $"\"principalType\": \"{type}\",").Replace(
            "SUBSCRIPTION",
            new SimulatorOptions().Subscription
        ).Replace("ROLE", role);

    /// <returns>The object id of a new identity.</returns>
    public static string MakeIdentity(TestAzure azure) =>
        (string)azure.Make(Identity, IdentityVersion, Here)["properties"]!["principalId"]!;
}
