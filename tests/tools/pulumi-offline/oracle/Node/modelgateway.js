"use strict";
const pulumi = require("@pulumi/pulumi");
const apim = require("@pulumi/azure-native/apimanagement");

/** API Management in front of the models, with a backend, a pool, an API and its policy, and a logger. */
function registerModelGateway(foundation, ai) {
  const group = { resourceGroupName: foundation.group.name };
  const service = new apim.ApiManagementService("models-service", {
    ...group,
    serviceName: "apim-oracle",
    location: foundation.group.location,
    sku: { name: apim.SkuType.StandardV2, capacity: 2 },
    identity: {
      type: apim.ApimIdentityType.UserAssigned,
      userAssignedIdentities: foundation.identity.id.apply((id) => ({ [id]: {} })),
    },
    publisherEmail: "on-call@example.com",
    publisherName: "oracle",
    virtualNetworkType: apim.VirtualNetworkType.External,
    virtualNetworkConfiguration: { subnetResourceId: "/subscriptions/s/subnets/models" },
    publicNetworkAccess: apim.PublicNetworkAccess.Disabled,
    apiVersionConstraint: { minApiVersion: "2021-08-01" },
    tags: foundation.tags,
  });
  const child = { ...group, serviceName: service.name };
  const logger = new apim.Logger("models-logger", {
    ...child,
    loggerId: "insights",
    loggerType: apim.LoggerType.ApplicationInsights,
    credentials: { identityClientId: foundation.identity.clientId },
  }, { ignoreChanges: ["credentials"] });
  const silent = { request: { body: { bytes: 0 } }, response: { body: { bytes: 0 } } };
  new apim.Diagnostic("models-telemetry", {
    ...child,
    diagnosticId: "applicationinsights",
    loggerId: logger.id,
    metrics: true,
    alwaysLog: apim.AlwaysLog.AllErrors,
    sampling: { samplingType: apim.SamplingType.Fixed, percentage: 10 },
    frontend: silent,
    backend: silent,
  });
  const backend = new apim.Backend("models-backend", {
    ...child,
    backendId: "ai",
    protocol: apim.BackendProtocol.Http,
    url: pulumi.interpolate`${ai.account.properties.endpoint}openai`,
    circuitBreaker: {
      rules: [{
        name: "throttled",
        acceptRetryAfter: true,
        tripDuration: "PT10S",
        failureCondition: { count: 1, interval: "PT1M", statusCodeRanges: [{ min: 429, max: 429 }] },
      }],
    },
  });
  new apim.Backend("models-pool", {
    ...child,
    backendId: "models",
    type: apim.BackendType.Pool,
    pool: { services: [{ id: backend.id, priority: 1, weight: 1 }] },
  });
  const api = new apim.Api("models-api", {
    ...child,
    apiId: "models",
    displayName: "Models",
    path: "openai",
    protocols: [apim.Protocol.Https],
    subscriptionRequired: false,
  });
  new apim.ApiOperation("models-chat", {
    ...child,
    apiId: api.name,
    operationId: "chat",
    displayName: "chat",
    method: "POST",
    urlTemplate: "/v1/chat/completions",
  });
  const client = foundation.identity.clientId;
  new apim.ApiPolicy("models-policy", {
    ...child,
    apiId: api.name,
    policyId: "policy",
    value: pulumi.interpolate`<policies><inbound><authentication-managed-identity client-id="${client}" /></inbound></policies>`,
  });
}

module.exports = { registerModelGateway };
