"use strict";
const pulumi = require("@pulumi/pulumi");
const authorization = require("@pulumi/azure-native/authorization");
const managedidentity = require("@pulumi/azure-native/managedidentity");
const operationalinsights = require("@pulumi/azure-native/operationalinsights");
const resources = require("@pulumi/azure-native/resources");

/** The resources that all other parts need: the resource group, an identity, the log workspace and the caller's own account. */
class Foundation extends pulumi.ComponentResource {
  constructor(name, { region, owner }, options) {
    super("oracle:base:Foundation", name, {}, options);
    this.tags = { workload: "oracle", stack: pulumi.getStack(), project: pulumi.getProject(), owner };
    this.client = authorization.getClientConfigOutput({ parent: this });

    this.group = new resources.ResourceGroup(`${name}-rg`, {
      resourceGroupName: `rg-${owner}`,
      location: region,
      tags: this.tags,
    }, { parent: this, protect: true });

    this.identity = new managedidentity.UserAssignedIdentity(`${name}-id`, {
      resourceGroupName: this.group.name,
      location: this.group.location,
      tags: { ...this.tags, group: this.group.name },
    }, { parent: this });

    this.workspace = new operationalinsights.Workspace(`${name}-logs`, {
      resourceGroupName: this.group.name,
      location: region,
      sku: { name: operationalinsights.WorkspaceSkuNameEnum.PerGB2018 },
      retentionInDays: 30,
      workspaceCapping: { dailyQuotaGb: 0.5 },
      features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true },
      identity: { type: operationalinsights.IdentityType.UserAssigned, userAssignedIdentities: [this.identity.id] },
      publicNetworkAccessForIngestion: operationalinsights.PublicNetworkAccessType.Enabled,
      publicNetworkAccessForQuery: "Disabled",
      tags: {},
    }, { parent: this, customTimeouts: { create: "10m", update: "5m", delete: "90s" } });

    this.registerOutputs({ groupName: this.group.name, workspaceId: this.workspace.id });
  }
}

module.exports = { Foundation };
