using System.Text.Json.Nodes;

namespace AzureDefinitions.Outputs;

/// <summary>The ids of what lies inside a network resource and has a name: subnets, listeners, pools, rules.</summary>
internal static class NestedIds
{
    /// <summary>Type → lists inside `properties`; list=segment where the id spells the list otherwise.</summary>
    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/virtualNetworks"] = ["subnets", "virtualNetworkPeerings"],
        ["Microsoft.Network/virtualNetworks/subnets"] = ["delegations"],
        ["Microsoft.Network/networkSecurityGroups"] = ["securityRules"],
        ["Microsoft.Network/routeTables"] = ["routes"],
        ["Microsoft.Network/networkInterfaces"] = ["ipConfigurations"],
        ["Microsoft.Network/azureFirewalls"] = ["ipConfigurations=azureFirewallIpConfigurations"],
        ["Microsoft.Network/bastionHosts"] = ["ipConfigurations=bastionHostIpConfigurations"],
        ["Microsoft.Network/virtualNetworkGateways"] = ["ipConfigurations"],
        ["Microsoft.Network/privateEndpoints"] = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"],
        ["Microsoft.Network/privateLinkServices"] = ["ipConfigurations"],
        ["Microsoft.Network/loadBalancers"] =
        [
            "frontendIPConfigurations",
            "backendAddressPools",
            "loadBalancingRules",
            "probes",
            "inboundNatRules",
            "inboundNatPools",
            "outboundRules",
        ],
        ["Microsoft.Network/applicationGateways"] =
        [
            "gatewayIPConfigurations",
            "authenticationCertificates",
            "trustedRootCertificates",
            "trustedClientCertificates",
            "sslCertificates",
            "sslProfiles",
            "frontendIPConfigurations",
            "frontendPorts",
            "probes",
            "backendAddressPools",
            "backendHttpSettingsCollection",
            "backendSettingsCollection",
            "httpListeners",
            "listeners",
            "urlPathMaps",
            "requestRoutingRules",
            "routingRules",
            "rewriteRuleSets",
            "redirectConfigurations",
            "privateLinkConfigurations",
            "loadDistributionPolicies",
        ],
    };

    public static IEnumerable<string> Types => Lists.Keys;

    public static bool Knows(string type) => Lists.ContainsKey(type);

    public static void Add(ArmSubject subject, JsonObject properties)
    {
        foreach (var list in Lists.GetValueOrDefault(subject.Type) ?? [])
        {
            var (name, segment) = list.Split('=') is [var given, var spelled] ? (given, spelled) : (list, list);
            if (subject.Properties[name] is JsonArray { Count: > 0 } items)
            {
                properties[name] = new JsonArray([.. items.Select(item => (JsonNode)Id($"{subject.Id}/{segment}", item))]);
            }
        }
    }

    private static JsonObject Id(string place, JsonNode? item) =>
        ArmSubject.Text((item as JsonObject)?["name"]) is { } name ? new() { ["id"] = $"{place}/{name}" } : [];
}
