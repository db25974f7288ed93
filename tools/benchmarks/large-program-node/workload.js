"use strict";
const { ManagementLockByScope, RoleAssignment } = require("@pulumi/azure-native/authorization");
const { Vault } = require("@pulumi/azure-native/keyvault");
const { UserAssignedIdentity } = require("@pulumi/azure-native/managedidentity");
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { BlobContainer } = require("@pulumi/azure-native/storage");
const { AppServicePlan, WebApp } = require("@pulumi/azure-native/web");
const monitoring = require("./monitoring");
const network = require("./network");
const storage = require("./storage");

const tenant = "00000000-0000-4000-8000-000000000002";
const definitions = "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/roleDefinitions";

function create(unit) {
  const group = new ResourceGroup(`group-${unit}`, { resourceGroupName: `rg-app-${unit}`, location: "swedencentral" });
  const at = { resourceGroupName: group.name, location: group.location };
  const identity = new UserAssignedIdentity(`identity-${unit}`, { resourceName: `id-app-${unit}`, ...at });
  const stores = [
    storage.account(`data-${unit}`, `stdata${unit}x`, group),
    storage.account(`packages-${unit}`, `stpkg${unit}x`, group),
  ];
  for (const [store, containerName] of [[stores[0], "documents"], [stores[0], "state"], [stores[1], "packages"]]) {
    new BlobContainer(`${containerName}-${unit}`, { accountName: store.name, resourceGroupName: group.name, containerName });
  }
  const vault = keyVault(unit, at);
  const services = [...stores.map((store) => ({ id: store.id, part: "blob" })), { id: vault.id, part: "vault" }];
  const site = webApp(unit, at, identity, network.create(unit, at, services));
  assign(`read-data-${unit}`, stores[0].id, "ba92f5b4-2d11-453d-a403-e96b0029c9fe", identity);
  assign(`read-packages-${unit}`, stores[1].id, "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", identity);
  assign(`read-secrets-${unit}`, vault.id, "4633458b-17de-408a-b874-0445c86b69e6", identity);
  new ManagementLockByScope(`lock-${unit}`, { lockName: "keep", scope: stores[0].id, level: "CanNotDelete" });
  monitoring.create(unit, at, stores, vault, site);
}

function keyVault(unit, at) {
  return new Vault(`vault-${unit}`, {
    vaultName: `kv-app-${unit}`,
    ...at,
    properties: {
      tenantId: tenant,
      sku: { family: "A", name: "standard" },
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      enablePurgeProtection: true,
      publicNetworkAccess: "Disabled",
      networkAcls: { defaultAction: "Deny", bypass: "None" },
    },
  });
}

function webApp(unit, at, identity, subnet) {
  const plan = new AppServicePlan(`plan-${unit}`, {
    name: `asp-app-${unit}`,
    ...at,
    kind: "linux",
    reserved: true,
    zoneRedundant: true,
    sku: { name: "P1v3", tier: "PremiumV3", capacity: 3 },
  });
  return new WebApp(`site-${unit}`, {
    name: `app-app-${unit}`,
    ...at,
    kind: "app,linux",
    serverFarmId: plan.id,
    httpsOnly: true,
    publicNetworkAccess: "Disabled",
    virtualNetworkSubnetId: subnet,
    keyVaultReferenceIdentity: identity.id,
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    siteConfig: {
      linuxFxVersion: "DOTNETCORE|10.0",
      alwaysOn: true,
      ftpsState: "Disabled",
      minTlsVersion: "1.2",
      healthCheckPath: "/healthz",
      appSettings: [{ name: "AZURE_CLIENT_ID", value: identity.clientId }],
    },
  });
}

function assign(name, scope, role, identity) {
  new RoleAssignment(name, {
    scope,
    roleDefinitionId: `${definitions}/${role}`,
    principalId: identity.principalId,
    principalType: "ServicePrincipal",
  });
}

module.exports = { create };
