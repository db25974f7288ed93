"use strict";
const cognitiveservices = require("@pulumi/azure-native/cognitiveservices");
const resources = require("@pulumi/azure-native/resources");

/** The resources of agents beside a project: a capability host, a blocklist, and Bing as a generic resource. */
function registerAgents(foundation, ai) {
  const group = foundation.group.name;
  const list = new cognitiveservices.RaiBlocklist("agents-blocklist", {
    resourceGroupName: group,
    accountName: ai.account.name,
    raiBlocklistName: "terms",
    properties: { description: "Blocked" },
  });
  new cognitiveservices.RaiBlocklistItem("agents-blocked", {
    resourceGroupName: group,
    accountName: ai.account.name,
    raiBlocklistName: list.name,
    raiBlocklistItemName: "term",
    properties: { pattern: "project-x", isRegex: false },
  }, { dependsOn: [list] });
  new cognitiveservices.ProjectCapabilityHost("agents-host", {
    resourceGroupName: group,
    accountName: ai.account.name,
    projectName: "chat",
    capabilityHostName: "agents",
    projectCapabilityHostProperties: {
      threadStorageConnections: ["threads"],
      storageConnections: ["files"],
      vectorStoreConnections: [list.name],
    },
  });
  new resources.Resource("agents-bing", {
    resourceGroupName: group,
    resourceProviderNamespace: "Microsoft.Bing",
    resourceType: "accounts",
    parentResourcePath: "",
    resourceName: "bing-oracle",
    apiVersion: "2025-05-01-preview",
    location: "global",
    kind: "Bing.Grounding",
    sku: { name: "G1" },
    properties: { statisticsEnabled: false },
    tags: { group },
  });
}

module.exports = { registerAgents };
