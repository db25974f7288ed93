using Planning.Plans;
using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Azure-Samples/openai-end-to-end-baseline: data, AI and app.</summary>
internal static class BaselineServiceRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.Met("chat deployment has a global type, no upgrades and a filter", stack =>
            Has(
                stack.One("cognitiveservices:Deployment", "ai-chat"),
                ("sku.name", "GlobalStandard"),
                ("properties.versionUpgradeOption", "NoAutoUpgrade"),
                ("properties.raiPolicyName", "workload")
            )
        ),
        Row.Met("AI account is private and agents run in the network", stack =>
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
        Row.Met("agent connections use Microsoft Entra, Bing uses its key", stack =>
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
        Row.Met("Cosmos DB has no keys, zones and continuous backup", stack =>
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
        Row.Met("storage of agent files is hardened", stack => Hardened(stack.One("storage:StorageAccount", "agents-files-account"))),
        Row.Met("search of agent vectors is hardened and has three replicas", stack =>
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
        Row.Met("Bing account is named after the stack", stack =>
            Assert.StartsWith("bing-aichat-prod", Text(stack.One("resources:Resource", "bing-account"), "resourceName"))
        ),
        Row.Met("package store is hardened and private", stack =>
        {
            Hardened(stack.One("storage:StorageAccount", "packages-account"));
            Has(stack.One("storage:BlobContainer", "packages-container"), ("publicAccess", "None"));
        }),
        Row.Met("plan is zone-redundant and scales from 3 to 6", stack =>
        {
            Has(stack.One("web:AppServicePlan", "chat-plan"), ("sku.name", "P1v3"), ("sku.capacity", "3"), ("zoneRedundant", "true"));
            Has(
                stack.One("monitor:AutoscaleSetting", "chat-scaling"),
                ("profiles[0].capacity.minimum", "3"),
                ("profiles[0].capacity.maximum", "6")
            );
        }),
        Row.Met("web app is private and runs from its package", stack =>
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
        Row.Met("Key Vault has RBAC, no public access and purge protection", stack =>
            Has(
                stack.One("keyvault:Vault", "vault"),
                ("properties.enableRbacAuthorization", "true"),
                ("properties.publicNetworkAccess", "Disabled"),
                ("properties.networkAcls.defaultAction", "Deny"),
                ("properties.enableSoftDelete", "true"),
                ("properties.softDeleteRetentionInDays", "90"),
                ("properties.enablePurgeProtection", "true")
            )
        ),
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
