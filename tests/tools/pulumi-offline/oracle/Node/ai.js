"use strict";
const pulumi = require("@pulumi/pulumi");
const cognitive = require("@pulumi/azure-native/cognitiveservices");
const search = require("@pulumi/azure-native/search");

/** A Foundry account with its children in one chain, and a search service that a project connection points to. */
class Ai extends pulumi.ComponentResource {
  constructor(name, { foundation, network }, options) {
    super("oracle:ai:Ai", name, {}, options);
    const group = { resourceGroupName: foundation.group.name };

    this.account = new cognitive.Account(`${name}-account`, {
      ...group,
      accountName: pulumi.interpolate`ai-${foundation.group.name}`,
      location: foundation.group.location,
      kind: "AIServices",
      sku: { name: "S0" },
      identity: {
        type: cognitive.ResourceIdentityType.SystemAssigned_UserAssigned,
        userAssignedIdentities: [foundation.identity.id],
      },
      properties: {
        allowProjectManagement: true,
        customSubDomainName: "ai-oracle",
        disableLocalAuth: true,
        dynamicThrottlingEnabled: false,
        publicNetworkAccess: cognitive.PublicNetworkAccess.Disabled,
        restrictOutboundNetworkAccess: true,
        allowedFqdnList: [],
        networkAcls: {
          bypass: cognitive.ByPassSelection.AzureServices,
          defaultAction: cognitive.NetworkRuleAction.Deny,
          ipRules: [{ value: "203.0.113.7" }, { value: "198.51.100.0/24" }],
          virtualNetworkRules: [{ id: network.siteSubnetId, ignoreMissingVnetServiceEndpoint: true }],
        },
      },
      tags: foundation.tags,
    }, { parent: this });
    const child = { ...group, accountName: this.account.name };
    const after = (...previous) => ({ parent: this, dependsOn: previous });

    const policy = new cognitive.RaiPolicy(`${name}-policy`, {
      ...child,
      raiPolicyName: "strict",
      properties: {
        basePolicyName: "Microsoft.DefaultV2",
        mode: cognitive.RaiPolicyMode.Blocking,
        contentFilters: [
          {
            name: "Hate",
            enabled: true,
            blocking: true,
            severityThreshold: cognitive.ContentLevel.Low,
            source: cognitive.RaiPolicyContentSource.Prompt,
          },
          { name: "Jailbreak", enabled: true, blocking: false, source: "Prompt" },
        ],
      },
    }, after(this.account));

    const chat = new cognitive.Deployment(`${name}-chat`, {
      ...child,
      deploymentName: "chat",
      sku: { name: "GlobalStandard", capacity: 10 },
      properties: {
        model: { format: "OpenAI", name: "gpt-4.1-mini", version: "2025-04-14" },
        raiPolicyName: policy.name,
        versionUpgradeOption: cognitive.DeploymentModelVersionUpgradeOption.NoAutoUpgrade,
      },
    }, after(policy));
    const embedding = new cognitive.Deployment(`${name}-embedding`, {
      ...child,
      deploymentName: "embedding",
      sku: { name: "Standard", capacity: 20 },
      properties: {
        model: { format: "OpenAI", name: "text-embedding-3-large", version: "1" },
        scaleSettings: { scaleType: "Standard", capacity: 1 },
      },
    }, after(chat));

    const project = new cognitive.Project(`${name}-project`, {
      ...child,
      projectName: "chat",
      location: foundation.group.location,
      identity: { type: "SystemAssigned" },
      properties: { displayName: "Chat", description: "Prompts and traces" },
    }, after(embedding));

    this.search = new search.Service(`${name}-search`, {
      ...group,
      searchServiceName: "srch-oracle",
      location: foundation.group.location,
      sku: { name: search.SkuName.Basic },
      replicaCount: 2,
      disableLocalAuth: false,
      authOptions: { aadOrApiKey: { aadAuthFailureMode: search.AadAuthFailureMode.Http401WithBearerChallenge } },
      encryptionWithCmk: { enforcement: search.SearchEncryptionWithCmk.Unspecified },
      hostingMode: search.HostingMode.Default,
      dataExfiltrationProtections: [],
      identity: { type: search.IdentityType.SystemAssigned },
      networkRuleSet: { bypass: search.SearchBypass.AzureServices, ipRules: [{ value: "203.0.113.7" }] },
      publicNetworkAccess: search.PublicNetworkAccess.Disabled,
      semanticSearch: search.SearchSemanticSearch.Free,
      tags: foundation.tags,
    }, { parent: this, dependsOn: pulumi.output([network]) });

    const toSearch = new cognitive.ProjectConnection(`${name}-to-search`, {
      ...child,
      projectName: project.name,
      connectionName: "search",
      properties: {
        authType: "AAD",
        category: "CognitiveSearch",
        target: this.search.endpoint,
        isSharedToAll: true,
        metadata: { ApiType: "Azure", ResourceId: this.search.id },
      },
    }, after(project));
    const byKey = new cognitive.AccountConnection(`${name}-by-key`, {
      ...child,
      connectionName: "by-key",
      properties: {
        authType: "ApiKey",
        category: cognitive.ConnectionCategory.ApiKey,
        credentials: { key: new pulumi.Config().requireSecret("apiKey") },
        target: "https://example.org",
        useWorkspaceManagedIdentity: false,
      },
    }, after(toSearch));
    new cognitive.AccountConnection(`${name}-custom-keys`, {
      ...child,
      connectionName: "custom-keys",
      properties: {
        authType: "CustomKeys",
        category: "CustomKeys",
        credentials: { keys: { first: pulumi.secret("one"), second: "two" } },
        metadata: {},
        target: pulumi.interpolate`https://${foundation.group.name}.example.org`,
      },
    }, after(byKey));

    this.registerOutputs({ accountId: this.account.id, endpoint: this.account.properties.endpoint });
  }
}

module.exports = { Ai };
