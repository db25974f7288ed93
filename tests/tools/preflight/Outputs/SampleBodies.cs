using System.Text.Json.Nodes;
using AzureDefinitions.Outputs;

namespace Preflight.Tests.Outputs;

/// <summary>One body with everything that outputs follow from, for any type.</summary>
internal static class SampleBodies
{
    public const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg";
    public const string Subnet = $"{Group}/providers/Microsoft.Network/virtualNetworks/net/subnets/inner";

    private static readonly string[] Lists =
    [
        .. "subnets virtualNetworkPeerings securityRules routes delegations loadBalancingRules inboundNatRules".Split(' '),
        .. "inboundNatPools outboundRules gatewayIPConfigurations authenticationCertificates trustedRootCertificates probes".Split(' '),
        .. "trustedClientCertificates sslCertificates sslProfiles frontendIPConfigurations frontendPorts backendAddressPools".Split(' '),
        .. "backendHttpSettingsCollection backendSettingsCollection httpListeners listeners urlPathMaps routingRules".Split(' '),
        .. "requestRoutingRules rewriteRuleSets redirectConfigurations privateLinkConfigurations loadDistributionPolicies".Split(' '),
        .. "manualPrivateLinkServiceConnections".Split(' '),
    ];

    public static JsonObject Everything()
    {
        var properties = (JsonObject)
            JsonNode.Parse(
                $$"""
                {
                  "customSubDomainName": "host",
                  "publicIPAllocationMethod": "Static",
                  "dnsSettings": { "domainNameLabel": "label" },
                  "locations": [{ "locationName": "Sweden Central", "failoverPriority": 0 }],
                  "ipConfigurations": [{ "name": "one", "properties": { "subnet": { "id": "{{Subnet}}" } } }],
                  "managedEnvironmentId": "{{Group}}/providers/Microsoft.App/managedEnvironments/name0",
                  "configuration": { "ingress": { "external": true } },
                  "oidcIssuerProfile": { "enabled": true },
                  "subnet": { "id": "{{Subnet}}" },
                  "privateLinkServiceConnections": [
                    { "name": "one", "properties": { "privateLinkServiceId": "/x/vaults/kv", "groupIds": ["vault"] } }
                  ]
                }
                """
            )!;
        foreach (var list in Lists)
        {
            properties[list] = JsonNode.Parse("""[{ "name": "one", "properties": {} }]""");
        }

        return new JsonObject
        {
            ["location"] = "Sweden Central",
            ["identity"] = new JsonObject { ["type"] = "SystemAssigned" },
            ["properties"] = properties,
        };
    }

    /// <summary>With a name for each of the type's segments.</summary>
    public static ArmSubject Subject(string type) => new(type, Id(type), Everything());

    public static string Id(string type)
    {
        var parts = type.Split('/');
        return $"{Group}/providers/{parts[0]}/{string.Join('/', parts.Skip(1).Select((part, i) => $"{part}/name{i}"))}";
    }
}
