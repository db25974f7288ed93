using Planning.Plans;
using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-baseline: network, data and AI.</summary>
internal static class BaselineRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.Is("L01", stack =>
            Assert.Equal("192.168.32.0/22", Text(stack.One("network:VirtualNetwork", "network"), "addressSpace.addressPrefixes[0]"))
        ),
        Row.Is("L02", stack =>
        {
            var subnets = Subnets(stack);
            Assert.Equal(
                ["AzureBastionSubnet", "AzureFirewallSubnet", "agents", "app", "endpoints", "gateway", "jump"],
                subnets.Keys.Order(StringComparer.Ordinal)
            );
            Assert.Equal("Microsoft.Web/serverFarms", (string?)subnets["app"]["delegations"]![0]!["serviceName"]);
            Assert.Equal("Microsoft.App/environments", (string?)subnets["agents"]["delegations"]![0]!["serviceName"]);
            Assert.Equal("Enabled", (string?)subnets["endpoints"]["privateEndpointNetworkPolicies"]);
            Assert.All(subnets.Values, subnet => Assert.False((bool)subnet["defaultOutboundAccess"]!));
        }),
        Row.No(
            "L02 build agents",
            "an empty subnet builds nothing; the package reaches its store over the private endpoint or an allowed address, so no agent in the network is needed"
        ),
        Row.Is("L03", stack =>
        {
            Assert.Equal(6, stack.Of("network:NetworkSecurityGroup").Count);
            foreach (var group in new[] { "app", "endpoints", "gateway", "agents", "jump", "bastion" })
            {
                Assert.Contains("Inbound Deny * → *:*", Rules(stack, group));
                Assert.Contains(group == "gateway" ? "Outbound Deny * → VirtualNetwork:*" : "Outbound Deny * → *:*", Rules(stack, group));
            }

            Assert.Contains("Inbound Allow GatewayManager → *:65200-65535", Rules(stack, "gateway"));
            Assert.Equal(
                [
                    "Inbound Allow 192.168.32.0/26 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.34.0/24 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.35.0/24 → 192.168.32.64/26:443",
                    "Inbound Allow 192.168.32.192/28 → 192.168.32.64/26:443",
                ],
                Rules(stack, "endpoints").Where(rule => rule.Contains("Allow"))
            );
        }),
        Row.Is("L04", stack =>
        {
            Has(stack.One("network:RouteTable", "egress-routes"), ("disableBgpRoutePropagation", "true"));
            Has(
                stack.One("network:Route", "egress-route"),
                ("addressPrefix", "0.0.0.0/0"),
                ("nextHopType", "VirtualAppliance"),
                ("nextHopIpAddress", "10.255.255.4")
            );
        }),
        Row.Is("L05", stack =>
        {
            Has(
                stack.One("network:AzureFirewall", "egress-firewall"),
                ("sku.tier", "Standard"),
                ("zones[2]", "3"),
                ("firewallPolicy.id", "*")
            );
            Has(stack.One("network:FirewallPolicy", "egress-policy"), ("threatIntelMode", "Deny"));
            Assert.Equal(3, stack.Of("network:FirewallPolicyRuleCollectionGroup").Count);
        }),
        Row.Is("L06", stack =>
            Has(
                stack.One("network:BastionHost", "jump-bastion"),
                ("scaleUnits", "2"),
                ("enableTunneling", "true"),
                ("enableShareableLink", "false"),
                ("zones[2]", "3")
            )
        ),
        Row.Is("L07", stack =>
        {
            var zones = stack.Of("privatedns:PrivateZone").Select(zone => zone.Name).ToList();
            Assert.Superset(
                new HashSet<string>
                {
                    "cognitiveservices.azure.com",
                    "services.ai.azure.com",
                    "openai.azure.com",
                    "search.windows.net",
                    "blob.core.windows.net",
                    "documents.azure.com",
                    "vaultcore.azure.net",
                    "azurewebsites.net",
                },
                zones.Select(zone => zone["privatelink.".Length..]).ToHashSet()
            );
            Assert.Equal(zones.Count, stack.Of("privatedns:VirtualNetworkLink").Count);
            Assert.All(stack.Of("privatedns:VirtualNetworkLink"), link => Has(link, ("registrationEnabled", "false")));
        }),
        Row.Is("L08", stack =>
        {
            Endpoint(
                stack,
                "ai",
                "account",
                "privatelink.cognitiveservices.azure.com",
                "privatelink.openai.azure.com",
                "privatelink.services.ai.azure.com"
            );
            Endpoint(stack, "agents-files", "blob", "privatelink.blob.core.windows.net");
            Endpoint(stack, "agents-threads", "Sql", "privatelink.documents.azure.com");
            Endpoint(stack, "agents-vectors", "searchService", "privatelink.search.windows.net");
            Endpoint(stack, "packages", "blob", "privatelink.blob.core.windows.net");
            Endpoint(stack, "vault", "vault", "privatelink.vaultcore.azure.net");
            Endpoint(stack, "chat", "sites", "privatelink.azurewebsites.net");
        }),
        Row.Is("L09", stack =>
        {
            var account = stack.One("cognitiveservices:Account", "ai-account");
            Has(
                account,
                ("properties.networkAcls.defaultAction", "Deny"),
                ("properties.networkAcls.bypass", "None"),
                ("properties.publicNetworkAccess", "Disabled"),
                ("properties.networkInjections[0].scenario", "agent"),
                ("properties.networkInjections[0].useMicrosoftManagedNetwork", "false")
            );
            Assert.EndsWith("/subnets/agents", Text(account, "properties.networkInjections[0].subnetArmId"));
        }),
        Row.Is("L10", stack =>
            Has(
                stack.One("cognitiveservices:Deployment", "ai-chat"),
                ("sku.name", "DataZoneStandard"),
                ("properties.versionUpgradeOption", "NoAutoUpgrade"),
                ("properties.raiPolicyName", "workload")
            )
        ),
        Row.Is("L11", stack =>
        {
            Assert.Equal(
                ["agents-files-connection AAD", "agents-threads-connection AAD", "agents-vectors-connection AAD", "bing-connection ApiKey"],
                stack
                    .Of("cognitiveservices:ProjectConnection")
                    .Select(connection => $"{connection.Name} {Text(connection, "properties.authType")}")
                    .Order()
            );
            Has(
                stack.One("cognitiveservices:ProjectCapabilityHost", "agents-host"),
                ("projectCapabilityHostProperties.threadStorageConnections[0]", "threads"),
                ("projectCapabilityHostProperties.storageConnections[0]", "files"),
                ("projectCapabilityHostProperties.vectorStoreConnections[0]", "vectors")
            );
        }),
        Row.Is("L12", stack =>
            Has(
                stack.One("cosmosdb:DatabaseAccount", "agents-threads-account"),
                ("kind", "GlobalDocumentDB"),
                ("consistencyPolicy.defaultConsistencyLevel", "Session"),
                ("disableLocalAuth", "true"),
                ("minimalTlsVersion", "Tls12"),
                ("publicNetworkAccess", "Disabled"),
                ("networkAclBypass", "None"),
                ("locations[0].isZoneRedundant", "true"),
                ("backupPolicy.continuousModeProperties.tier", "Continuous7Days")
            )
        ),
        Row.Is("L13", stack => Hardened(stack.One("storage:StorageAccount", "agents-files-account"))),
        Row.Is("L14", stack =>
            Has(
                stack.One("search:Service", "agents-vectors-service"),
                ("sku.name", "standard"),
                ("replicaCount", "3"),
                ("partitionCount", "1"),
                ("disableLocalAuth", "true"),
                ("publicNetworkAccess", "Disabled"),
                ("networkRuleSet.bypass", "None")
            )
        ),
        Row.Is("L15", stack =>
            Assert.StartsWith("bing-aichat-prod", Text(stack.One("resources:Resource", "bing-account"), "resourceName"))
        ),
        Row.Is("L16", stack =>
        {
            Hardened(stack.One("storage:StorageAccount", "packages-account"));
            Has(stack.One("storage:BlobContainer", "packages-container"), ("publicAccess", "None"));
        }),
        Row.Is("L17", stack =>
        {
            Has(stack.One("web:AppServicePlan", "chat-plan"), ("sku.name", "P1v3"), ("sku.capacity", "3"), ("zoneRedundant", "true"));
            Has(
                stack.One("monitor:AutoscaleSetting", "chat-scaling"),
                ("profiles[0].capacity.minimum", "3"),
                ("profiles[0].capacity.maximum", "6")
            );
        }),
        Row.Is("L18", stack =>
        {
            var site = stack.One("web:WebApp", "chat-site");
            Has(
                site,
                ("publicNetworkAccess", "Disabled"),
                ("siteConfig.publicNetworkAccess", "Disabled"),
                ("keyVaultReferenceIdentity", "*"),
                ("outboundVnetRouting.allTraffic", "true"),
                ("outboundVnetRouting.contentShareTraffic", "true"),
                ("outboundVnetRouting.imagePullTraffic", "true")
            );
            Assert.EndsWith("/subnets/app", Text(site, "virtualNetworkSubnetId"));
            Has(
                site,
                ("siteConfig.appSettings[0].name", "WEBSITE_RUN_FROM_PACKAGE"),
                ("siteConfig.appSettings[1].name", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID")
            );
        }),
        Row.Is("L19", stack =>
        {
            var gateway = stack.One("network:ApplicationGateway", "gateway-gateway");
            Has(
                gateway,
                ("sku.tier", "WAF_v2"),
                ("zones[2]", "3"),
                ("autoscaleConfiguration.minCapacity", "3"),
                ("enableHttp2", "true"),
                ("sslPolicy.policyName", "AppGwSslPolicy20220101S"),
                ("httpListeners[0].requireServerNameIndication", "true"),
                ("identity.type", "UserAssigned"),
                ("sslCertificates[0].keyVaultSecretId", "https://kv-certificates.vault.azure.net/secrets/chat"),
                ("backendHttpSettingsCollection[0].protocol", "Https")
            );
            Assert.DoesNotContain("\"data\"", gateway.Inputs.ToJsonString());
        }),
        Row.Is("L20", stack =>
            Has(
                stack.One("network:WebApplicationFirewallPolicy", "gateway-firewall"),
                ("policySettings.state", "Enabled"),
                ("policySettings.mode", "Prevention"),
                ("policySettings.requestBodyCheck", "true"),
                ("managedRules.managedRuleSets[0].ruleSetType", "Microsoft_DefaultRuleSet"),
                ("managedRules.managedRuleSets[0].ruleSetVersion", "2.1"),
                ("managedRules.managedRuleSets[1].ruleSetType", "Microsoft_BotManagerRuleSet"),
                ("customRules[0].ruleType", "RateLimitRule")
            )
        ),
        Row.Is("L21", stack =>
            Has(
                stack.One("keyvault:Vault", "vault-vault"),
                ("properties.enableRbacAuthorization", "true"),
                ("properties.publicNetworkAccess", "Disabled"),
                ("properties.networkAcls.defaultAction", "Deny"),
                ("properties.enableSoftDelete", "true"),
                ("properties.softDeleteRetentionInDays", "90"),
                ("properties.enablePurgeProtection", "true")
            )
        ),
        Row.No(
            "L21 certificate",
            "a PFX in the program's configuration is a private key in its state; the gateway reads the certificate from the vault where it is renewed"
        ),
        .. OperationsRows.All,
    ];

    private static void Hardened(PlannedResource account) =>
        Has(
            account,
            ("sku.name", "Standard_ZRS"),
            ("kind", "StorageV2"),
            ("allowSharedKeyAccess", "false"),
            ("allowBlobPublicAccess", "false"),
            ("defaultToOAuthAuthentication", "true"),
            ("allowCrossTenantReplication", "false"),
            ("minimumTlsVersion", "TLS1_2"),
            ("allowedCopyScope", "AAD"),
            ("isLocalUserEnabled", "false"),
            ("publicNetworkAccess", "Disabled"),
            ("networkRuleSet.defaultAction", "Deny")
        );
}
