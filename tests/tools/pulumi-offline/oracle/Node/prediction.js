"use strict";
const pulumi = require("@pulumi/pulumi");
const keyvault = require("@pulumi/azure-native/keyvault");
const containerregistry = require("@pulumi/azure-native/containerregistry");
const machinelearningservices = require("@pulumi/azure-native/machinelearningservices");

/** A key, a registry encrypted with it, and a predictive model behind an online endpoint. */
function registerPrediction(foundation, data) {
  const group = foundation.group.name;
  const key = new keyvault.Key("prediction-key", {
    resourceGroupName: group,
    vaultName: data.vault.name,
    keyName: "data",
    properties: {
      kty: keyvault.JsonWebKeyType.RSA,
      keySize: 3072,
      keyOps: [keyvault.JsonWebKeyOperation.WrapKey, "unwrapKey"],
      rotationPolicy: {
        attributes: { expiryTime: "P2Y" },
        lifetimeActions: [{ action: { type: keyvault.KeyRotationPolicyActionType.Rotate }, trigger: { timeAfterCreate: "P1Y" } }],
      },
    },
  }, { protect: true, retainOnDelete: true });
  const registry = new containerregistry.Registry("prediction-registry", {
    resourceGroupName: group,
    location: foundation.group.location,
    registryName: "croracle",
    sku: { name: containerregistry.SkuName.Premium },
    adminUserEnabled: false,
    networkRuleSet: { defaultAction: containerregistry.DefaultAction.Deny },
    policies: { exportPolicy: { status: "disabled" } },
    encryption: { status: "enabled", keyVaultProperties: { keyIdentifier: key.keyUriWithVersion, identity: foundation.identity.clientId } },
    tags: { key: key.name },
  });
  const workspace = new machinelearningservices.Workspace("prediction-workspace", {
    resourceGroupName: group,
    location: foundation.group.location,
    workspaceName: "mlw-prediction",
    identity: { type: "UserAssigned", userAssignedIdentities: [foundation.identity.id] },
    containerRegistry: registry.id,
    systemDatastoresAuthMode: machinelearningservices.SystemDatastoresAuthMode.Identity,
    managedNetwork: { isolationMode: machinelearningservices.IsolationMode.AllowOnlyApprovedOutbound },
  });
  const endpoint = new machinelearningservices.OnlineEndpoint("prediction-endpoint", {
    resourceGroupName: group,
    workspaceName: workspace.name,
    endpointName: "ep-oracle",
    location: foundation.group.location,
    identity: { type: machinelearningservices.ManagedServiceIdentityType.UserAssigned, userAssignedIdentities: [foundation.identity.id] },
    properties: {
      authMode: machinelearningservices.EndpointAuthMode.AADToken,
      publicNetworkAccess: "Disabled",
      traffic: { blue: 90, green: 10 },
    },
  });
  const probe = { initialDelay: "PT30S", period: "PT10S", failureThreshold: 30, successThreshold: 1, timeout: "PT2S" };
  new machinelearningservices.OnlineDeployment("prediction-blue", {
    resourceGroupName: group,
    workspaceName: workspace.name,
    endpointName: endpoint.name,
    deploymentName: "blue",
    location: foundation.group.location,
    sku: { name: "Default", capacity: 3 },
    properties: {
      endpointComputeType: "Managed",
      appInsightsEnabled: false,
      egressPublicNetworkAccess: "Enabled",
      model: "azureml://registries/c/models/churn/versions/3",
      instanceType: "Standard_DS3_v2",
      scaleSettings: { scaleType: "Default" },
      requestSettings: { requestTimeout: "PT30S", maxConcurrentRequestsPerInstance: 4, maxQueueWait: "PT1S" },
      livenessProbe: probe,
      readinessProbe: probe,
      dataCollector: {
        collections: { model_inputs: { dataCollectionMode: "Enabled", samplingRate: 0.5 } },
        rollingRate: machinelearningservices.RollingRateType.Hour,
      },
    },
  });
}

module.exports = { registerPrediction };
