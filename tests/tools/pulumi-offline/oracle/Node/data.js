"use strict";
const pulumi = require("@pulumi/pulumi");
const cosmosdb = require("@pulumi/azure-native/cosmosdb");
const keyvault = require("@pulumi/azure-native/keyvault");
const storage = require("@pulumi/azure-native/storage");

/** Key Vault with a secret, a storage account with its children, and a Cosmos DB account. */
function registerData(foundation, network) {
  const group = { resourceGroupName: foundation.group.name };
  const location = foundation.group.location;

  const vault = new keyvault.Vault("vault", {
    ...group,
    vaultName: "kv-oracle",
    location,
    properties: {
      tenantId: foundation.client.tenantId,
      sku: { family: keyvault.SkuFamily.A, name: keyvault.SkuName.Standard },
      accessPolicies: [],
      enableRbacAuthorization: true,
      enablePurgeProtection: true,
      softDeleteRetentionInDays: 7,
      publicNetworkAccess: "disabled",
      networkAcls: {
        bypass: keyvault.NetworkRuleBypassOptions.AzureServices,
        defaultAction: "Deny",
        ipRules: [],
        virtualNetworkRules: [{ id: network.siteSubnetId }],
      },
    },
  });
  const secret = new keyvault.Secret("vault-secret", {
    ...group,
    vaultName: vault.name,
    secretName: "api-key",
    properties: {
      value: new pulumi.Config().requireSecret("apiKey"),
      contentType: "text/plain",
      attributes: { enabled: true, expires: 1893456000 },
    },
  }, { parent: vault, additionalSecretOutputs: ["properties"] });

  const account = new storage.StorageAccount("storage", {
    ...group,
    accountName: "stdocsoracle",
    location,
    kind: storage.Kind.StorageV2,
    sku: { name: storage.SkuName.Standard_ZRS },
    accessTier: storage.AccessTier.Hot,
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    allowCrossTenantReplication: false,
    defaultToOAuthAuthentication: true,
    minimumTlsVersion: storage.MinimumTlsVersion.TLS1_2,
    publicNetworkAccess: storage.PublicNetworkAccess.Disabled,
    encryption: {
      keySource: storage.KeySource.Microsoft_Storage,
      requireInfrastructureEncryption: true,
      services: { blob: { enabled: true, keyType: storage.KeyType.Account } },
    },
    networkRuleSet: {
      bypass: storage.Bypass.AzureServices,
      defaultAction: storage.DefaultAction.Deny,
      ipRules: [{ iPAddressOrRange: "203.0.113.7", action: storage.Action.Allow }],
      virtualNetworkRules: [{ virtualNetworkResourceId: network.siteSubnetId, action: storage.Action.Allow }],
    },
    sasPolicy: { expirationAction: storage.ExpirationAction.Log, sasExpirationPeriod: "1.00:00:00" },
    tags: foundation.tags,
  }, { ignoreChanges: ["tags"], retainOnDelete: true });
  const child = { ...group, accountName: account.name };

  const blobs = new storage.BlobServiceProperties("storage-blobs", {
    ...child,
    blobServicesName: "default",
    isVersioningEnabled: true,
    changeFeed: { enabled: true, retentionInDays: 14 },
    deleteRetentionPolicy: { enabled: true, days: 14, allowPermanentDelete: false },
    containerDeleteRetentionPolicy: { enabled: true, days: 7 },
    cors: { corsRules: [] },
  }, { parent: account });
  new storage.TableServiceProperties("storage-tables", {
    ...child,
    tableServiceName: "default",
    cors: { corsRules: [] },
  }, { parent: account });
  const documents = new storage.BlobContainer("storage-documents", {
    ...child,
    containerName: "documents",
    publicAccess: storage.PublicAccess.None,
    metadata: { purpose: "documents", owner: foundation.identity.clientId },
  }, { parent: account, dependsOn: [blobs] });
  new storage.ManagementPolicy("storage-lifecycle", {
    ...child,
    managementPolicyName: "default",
    policy: {
      rules: [{
        name: "old-packages",
        enabled: true,
        type: storage.RuleType.Lifecycle,
        definition: {
          actions: {
            baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 30 }, delete: { daysAfterModificationGreaterThan: 365 } },
            version: { delete: { daysAfterCreationGreaterThan: 30.5 } },
          },
          filters: { blobTypes: ["blockBlob"], prefixMatch: [pulumi.interpolate`${documents.name}/`] },
        },
      }],
    },
  }, { parent: account, dependsOn: [documents] });

  const cosmos = new cosmosdb.DatabaseAccount("cosmos", {
    ...group,
    accountName: "cosmos-oracle",
    location,
    databaseAccountOfferType: cosmosdb.DatabaseAccountOfferType.Standard,
    kind: cosmosdb.DatabaseAccountKind.GlobalDocumentDB,
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: true }],
    consistencyPolicy: { defaultConsistencyLevel: cosmosdb.DefaultConsistencyLevel.Session, maxIntervalInSeconds: 5 },
    backupPolicy: { type: "Continuous", continuousModeProperties: { tier: cosmosdb.ContinuousTier.Continuous7Days } },
    capabilities: [{ name: "EnableServerless" }],
    disableLocalAuth: true,
    networkAclBypass: cosmosdb.NetworkAclBypass.None,
    publicNetworkAccess: cosmosdb.PublicNetworkAccess.Disabled,
    minimalTlsVersion: cosmosdb.MinimalTlsVersion.Tls12,
    identity: { type: cosmosdb.ResourceIdentityType.UserAssigned, userAssignedIdentities: [foundation.identity.id] },
  }, { protect: true });
  const database = new cosmosdb.SqlResourceSqlDatabase("cosmos-chat", {
    ...group,
    accountName: cosmos.name,
    databaseName: "chat",
    resource: { id: "chat" },
  }, { parent: cosmos });
  new cosmosdb.SqlResourceSqlContainer("cosmos-messages", {
    ...group,
    accountName: cosmos.name,
    databaseName: database.name,
    containerName: "messages",
    resource: {
      id: "messages",
      defaultTtl: -1,
      partitionKey: { kind: cosmosdb.PartitionKind.MultiHash, paths: ["/tenant", "/user"], version: 2 },
      indexingPolicy: {
        automatic: true,
        indexingMode: cosmosdb.IndexingMode.Consistent,
        includedPaths: [{ path: "/*" }],
        excludedPaths: [{ path: "/vector/*" }],
        compositeIndexes: [[{ path: "/user", order: cosmosdb.CompositePathSortOrder.Ascending }, { path: "/at", order: "descending" }]],
        vectorIndexes: [{ path: "/vector", type: cosmosdb.VectorIndexType.DiskANN, indexingSearchListSize: 100 }],
      },
    },
  }, { parent: database });
  new cosmosdb.SqlResourceSqlRoleAssignment("cosmos-role", {
    ...group,
    accountName: cosmos.name,
    roleAssignmentId: "11111111-2222-3333-4444-555555555555",
    principalId: foundation.identity.principalId,
    roleDefinitionId: pulumi.interpolate`${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
    scope: pulumi.interpolate`${cosmos.id}/dbs/${database.name}`,
  }, { parent: cosmos });

  return { vault, secret, account };
}

module.exports = { registerData };
