using System.Text.Json.Nodes;

namespace Stacks.Tests.Faults;

/// <summary>Faults in subnets, security rules, routes, endpoints, DNS zones and gateways.</summary>
internal static class NetworkFaults
{
    private const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-aichat-prod-sec/providers/";

    private static readonly string[] Endpoints =
    [
        "ai-endpoint",
        "search-endpoint",
        "vault-endpoint",
        "documents-endpoint",
        "packages-endpoint",
        "chat-endpoint",
        "chat-staging-endpoint",
        "private-monitoring-endpoint",
        "gateway-certificate-endpoint",
    ];

    private static readonly string[] Zones =
    [
        "privatelink.agentsvc.azure-automation.net",
        "privatelink.azurewebsites.net",
        "privatelink.blob.core.windows.net",
        "privatelink.cognitiveservices.azure.com",
        "privatelink.monitor.azure.com",
        "privatelink.ods.opinsights.azure.com",
        "privatelink.oms.opinsights.azure.com",
        "privatelink.openai.azure.com",
        "privatelink.search.windows.net",
        "privatelink.services.ai.azure.com",
        "privatelink.vaultcore.azure.net",
    ];

    public static IEnumerable<Fault> All() =>
        [
            .. Fault.Set(
                "public access on",
                ["search-service", "documents-account", "packages-account", "chat-site", "chat-staging-slot"],
                "publicNetworkAccess",
                "\"Enabled\""
            ),
            .. Fault.Set("public access on", ["ai-account", "vault"], "properties.publicNetworkAccess", "\"Enabled\""),
            .. Fault.Set("public access on", ["search-service", "documents-account", "packages-account"], "publicNetworkAccess", null),
            .. Fault.Set("open by default", ["ai-account", "vault"], "properties.networkAcls.defaultAction", "\"Allow\""),
            .. Fault.Set("open by default", ["documents-account", "packages-account"], "networkRuleSet.defaultAction", "\"Allow\""),
            Fault.Set("open by default", "ai-account", "properties.networkAcls.bypass", "\"AzureServices\""),
            .. Fault.Set(
                "open by default",
                ["documents-account", "packages-account"],
                "networkRuleSet.ipRules",
                """[{"iPAddressOrRange":"0.0.0.0/0","action":"Allow"}]"""
            ),
            .. Endpoints.Select(endpoint => Fault.Drop("endpoint removed", endpoint)),
            .. Fault.Set("wrong endpoint group", Endpoints, "privateLinkServiceConnections[0].groupIds", "[\"Account\"]"),
            .. Fault.Set(
                "endpoint in the wrong subnet",
                Endpoints[..4],
                "subnet.id",
                $"\"{Group}Microsoft.Network/virtualNetworks/vnet-aichat-prod-puwria/subnets/app\""
            ),
            .. Endpoints.Select(endpoint => Fault.Drop("zone group removed", endpoint.Replace("-endpoint", "-zones"))),
            .. Zones.Select(zone => Fault.Drop("DNS zone missing", $"network-{zone}")),
            .. Zones.Select(zone => Fault.Drop("DNS zone not linked", $"network-{zone}-link")),
            .. Enumerable.Range(0, 3).Select(i => Fault.Set("zone missing in a group", "ai-zones", $"privateDnsZoneConfigs[{i}]", null)),
            .. Enumerable
                .Range(0, 5)
                .Select(i => Fault.Set("zone missing in a group", "private-monitoring-zones", $"privateDnsZoneConfigs[{i}]", null)),
            Fault.Set("subnet too small", "network", "subnets[0].addressPrefix", "\"192.168.32.0/28\""),
            Fault.Set("subnet too small", "network", "subnets[1].addressPrefix", "\"192.168.32.64/29\""),
            Fault.Set("subnet too small", "network", "subnets[2].addressPrefix", "\"192.168.33.0/27\""),
            Fault.Set("subnet too small", "network", "subnets[3].addressPrefix", "\"192.168.34.0/29\""),
            Fault.Set("subnets overlap", "network", "subnets[1].addressPrefix", "\"192.168.32.32/27\""),
            Fault.Set("subnets overlap", "network", "subnets[3].addressPrefix", "\"192.168.32.0/24\""),
            Fault.Set("subnet outside the network", "network", "subnets[0].addressPrefix", "\"10.1.0.0/26\""),
            Fault.Set("subnet outside the network", "network", "addressSpace.addressPrefixes", "[\"192.168.32.0/24\"]"),
            Fault.Set("wrong delegation", "network", "subnets[0].delegations", null),
            Fault.Set("wrong delegation", "network", "subnets[0].delegations[0].serviceName", "\"microsoft.web/serverFarms\""),
            Fault.Set("wrong delegation", "network", "subnets[0].delegations[0].serviceName", "\"Microsoft.Web/serverFarm\""),
            Fault.Set("wrong delegation", "network", "subnets[0].delegations[0].serviceName", "\"Microsoft.app/environments\""),
            Fault.Set("subnet without rules", "network", "subnets[0].networkSecurityGroup", null),
            Fault.Set("subnet without rules", "network", "subnets[1].networkSecurityGroup", null),
            Fault.Set("subnet without rules", "network", "subnets[3].networkSecurityGroup", null),
            Fault.Set("endpoint policies off", "network", "subnets[1].privateEndpointNetworkPolicies", "\"Disabled\""),
            Fault.Set("default outbound access", "network", "subnets[0].defaultOutboundAccess", "true"),
            Fault.Set("default outbound access", "network", "subnets[1].defaultOutboundAccess", null),
            Fault.Without("deny removed", "network-app-rules", "securityRules", "deny-all-outbound"),
            Fault.Without("deny removed", "network-app-rules", "securityRules", "deny-all-inbound"),
            Fault.Without("deny removed", "network-endpoints-rules", "securityRules", "deny-all-inbound"),
            Fault.Without("deny removed", "network-endpoints-rules", "securityRules", "deny-all-outbound"),
            Fault.Without("deny removed", "network-gateway-rules", "securityRules", "deny-all-inbound"),
            Fault.Without("traffic blocked", "network-app-rules", "securityRules", "allow-endpoints-outbound"),
            Fault.Without("traffic blocked", "network-app-rules", "securityRules", "allow-azureactivedirectory-outbound"),
            Fault.Without("traffic blocked", "network-endpoints-rules", "securityRules", "allow-app-inbound"),
            Fault.Without("traffic blocked", "network-endpoints-rules", "securityRules", "allow-gateway-inbound"),
            Fault.Without("traffic blocked", "network-gateway-rules", "securityRules", "allow-gateway-manager-inbound"),
            Fault.Without("traffic blocked", "network-gateway-rules", "securityRules", "allow-load-balancer-inbound"),
            Fault.Without("traffic blocked", "network-gateway-rules", "securityRules", "allow-https-inbound"),
            Fault.Add(
                "gateway rejected",
                "network-gateway-rules",
                "securityRules",
                """
                {"name":"deny-other-subnets","access":"Deny","direction":"Outbound","protocol":"*","priority":4096,
                "sourceAddressPrefix":"*","sourcePortRange":"*","destinationAddressPrefix":"VirtualNetwork","destinationPortRange":"*"}
                """
            ),
            Fault.Set("gateway rejected", "network", "subnets[3].delegations", null),
            Fault.Set("traffic blocked", "network-app-rules", "securityRules[0].destinationPortRange", "\"80\""),
            Fault.Set("traffic blocked", "network-app-rules", "securityRules[0].destinationAddressPrefix", "\"192.168.35.0/26\""),
            Fault.Set("traffic blocked", "network-app-rules", "securityRules[3].priority", "90"),
            Fault.Set("traffic blocked", "network-endpoints-rules", "securityRules[0].sourceAddressPrefix", "\"192.168.35.0/26\""),
            Fault.Set("rule opened", "network-endpoints-rules", "securityRules[0].sourceAddressPrefix", "\"*\""),
            Fault.Set("rule opened", "network-endpoints-rules", "securityRules[0].sourceAddressPrefix", "\"Internet\""),
            Fault.Add(
                "rule opened",
                "network-app-rules",
                "securityRules",
                """
                {"name":"ssh","access":"Allow","direction":"Inbound","protocol":"Tcp","priority":200,
                "sourceAddressPrefix":"*","sourcePortRange":"*","destinationAddressPrefix":"*","destinationPortRange":"22"}
                """
            ),
            Fault.Set("priorities collide", "network-app-rules", "securityRules[1].priority", "100"),
            Fault.Set("priorities collide", "network-endpoints-rules", "securityRules[1].priority", "100"),
            Fault.Set("priorities collide", "network-gateway-rules", "securityRules[2].priority", "110"),
            Fault.Set("priorities collide", "network-app-rules", "securityRules[0].priority", "5000"),
            Fault.Set("route wrong", "network", "subnets[0].routeTable", null),
            Fault.Set(
                "route wrong",
                "network",
                "subnets[3].routeTable",
                $$"""{"id":"{{Group}}Microsoft.Network/routeTables/rt-aichat-prod-puwria"}"""
            ),
            Fault.Drop("route wrong", "egress-route"),
            Fault.Set("route wrong", "egress-route", "nextHopType", "\"Internet\""),
            Fault.Set("route wrong", "egress-route", "nextHopIpAddress", null),
            Fault.Set("route wrong", "egress-route", "addressPrefix", "\"0.0.0.0/1\""),
            Fault.Set("firewall opened", "egress-sign-in", "ruleCollections[0].rules[0].targetFqdns", "[\"*\"]"),
            Fault.Set("firewall opened", "egress-policy", "threatIntelMode", "\"Alert\""),
            Fault.Set("firewall rule refused", "egress-sign-in", "ruleCollections[0].rules[0].targetFqdns", "[]"),
            Fault.Set("firewall rule refused", "egress-sign-in", "ruleCollections[0].rules[0].ruleType", null),
            Fault.Set("firewall rule refused", "egress-sign-in", "ruleCollections[0].rules[0].sourceAddresses", "[\"10.9.0.0/26\"]"),
            Fault.Set("web firewall off", "gateway-firewall", "policySettings.mode", "\"Detection\""),
            Fault.Set("web firewall off", "gateway-firewall", "policySettings.state", "\"Disabled\""),
            Fault.Set("web firewall off", "gateway-firewall", "policySettings.requestBodyCheck", "false"),
            Fault.Without("web firewall off", "gateway-firewall", "managedRules.managedRuleSets", "DefaultRuleSet"),
            Fault.Without("web firewall off", "gateway-firewall", "managedRules.managedRuleSets", "BotManager"),
            Fault.Set("web firewall off", "gateway-firewall", "customRules", "[]"),
            Fault.Set("web firewall off", "gateway-firewall", "customRules[0].action", "\"Log\""),
            Fault.Set("web firewall off", "gateway", "firewallPolicy", null),
            Fault.Set("web firewall off", "gateway", "sku", """{"name":"Standard_v2","tier":"Standard_v2"}"""),
            Fault.Set(
                "gateway does not reach the app",
                "gateway",
                "backendAddressPools[0].backendAddresses[0].fqdn",
                "\"app-other.azurewebsites.net\""
            ),
            Fault.Set(
                "gateway does not reach the app",
                "gateway",
                "backendHttpSettingsCollection[0].pickHostNameFromBackendAddress",
                "false"
            ),
            Fault.Set("gateway probe wrong", "gateway", "probes[0].path", "\"/favicon.ico\""),
            Fault.Set("gateway probe wrong", "gateway", "probes[0].match.statusCodes", "[\"200\",\"401\",\"403\"]"),
            Fault.Set("gateway probe wrong", "gateway", "backendHttpSettingsCollection[0].probe", null),
            Fault.Set("gateway timeout too short", "gateway", "backendHttpSettingsCollection[0].requestTimeout", "20"),
            Fault.Set("TLS weak", "gateway", "sslPolicy.policyName", "\"AppGwSslPolicy20170401\""),
            Fault.Set("TLS weak", "gateway", "sslPolicy", null),
            Fault.Set("TLS weak", "gateway", "backendHttpSettingsCollection[0].protocol", "\"Http\""),
            Fault.Set("TLS weak", "gateway", "requestRoutingRules[1].redirectConfiguration", null),
            Fault.Set(
                "certificate",
                "gateway",
                "sslCertificates[0].keyVaultSecretId",
                "\"https://kv-certificates.vault.azure.net/secrets/chat/0123456789abcdef0123456789abcdef\""
            ),
            Fault.Set("certificate", "gateway", "sslCertificates[0].keyVaultSecretId", null),
            Fault.Set("gateway too small", "gateway", "autoscaleConfiguration.minCapacity", "0"),
            Fault.Set("gateway too small", "gateway", "autoscaleConfiguration.maxCapacity", "3"),
            Fault.Set("public address", "gateway-address", "ddosSettings.protectionMode", "\"VirtualNetworkInherited\""),
            Fault.Set("public address", "gateway-address", "sku.name", "\"Basic\""),
            Fault.Set("public address", "egress-address", "zones", "[\"1\"]"),
            Fault.Set("app outside the network", "chat-site", "virtualNetworkSubnetId", null),
            Fault.Set("app outside the network", "chat-staging-slot", "virtualNetworkSubnetId", null),
            Fault.Set("app outside the network", "chat-site", "outboundVnetRouting.allTraffic", "false"),
            Fault.Set("subdomain removed", "ai-account", "properties.customSubDomainName", null),
            Fault.Set("model may call any host", "ai-account", "properties.restrictOutboundNetworkAccess", "false"),
            Fault.Set("model may call any host", "ai-account", "properties.allowedFqdnList", null),
            Fault.Set("search exfiltration allowed", "search-service", "dataExfiltrationProtections", null),
            Fault.Drop("telemetry unreachable", "private-monitoring-insights"),
            Fault.Drop("telemetry unreachable", "private-monitoring-workspace"),
            .. new[]
            {
                "policy-ai-keys",
                "policy-ai-network",
                "policy-search-keys",
                "policy-search-public",
                "policy-storage-keys",
                "policy-storage-public",
                "policy-vault-public",
                "policy-vault-roles",
                "policy-site-https",
                "policy-telemetry-workspace",
                "policy-telemetry-insights",
            }.Select(name => Fault.Drop("guardrail removed", name)),
        ];
}
