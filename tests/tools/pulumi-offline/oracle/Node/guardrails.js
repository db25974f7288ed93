"use strict";
const pulumi = require("@pulumi/pulumi");
const authorization = require("@pulumi/azure-native/authorization");
const monitor = require("@pulumi/azure-native/monitor");
const security = require("@pulumi/azure-native/security");

/** Policies, a role of our own, a Defender plan, and a private link scope for telemetry. */
function registerGuardrails(foundation) {
  const subscription = pulumi.interpolate`/subscriptions/${foundation.client.subscriptionId}`;
  new authorization.PolicyAssignment("guard-policy", {
    policyAssignmentName: "keys",
    scope: foundation.group.id,
    displayName: "No keys",
    policyDefinitionId: "/providers/Microsoft.Authorization/policyDefinitions/71ef260a-8f18-47b7-abcb-62d0673d94dc",
    parameters: { effect: { value: "Audit" } },
    enforcementMode: authorization.EnforcementMode.Default,
    nonComplianceMessages: [{ message: "takes a key" }],
  });
  new authorization.RoleDefinition("guard-role", {
    roleDefinitionId: "aaaaaaaa-0000-0000-0000-000000000009",
    roleName: "scorer",
    roleType: "CustomRole",
    scope: foundation.group.id,
    assignableScopes: [foundation.group.id],
    permissions: [{ actions: ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"], notActions: [] }],
  });
  new security.Pricing("guard-plan", {
    pricingName: "KeyVaults",
    scopeId: subscription,
    pricingTier: security.PricingTier.Standard,
    subPlan: "PerKeyVault",
  }, { retainOnDelete: true });
  const scope = new monitor.PrivateLinkScope("guard-scope", {
    resourceGroupName: foundation.group.name,
    scopeName: "ampls-oracle",
    location: "global",
    accessModeSettings: { ingestionAccessMode: monitor.AccessMode.PrivateOnly, queryAccessMode: "Open" },
  });
  new monitor.PrivateLinkScopedResource("guard-member", {
    resourceGroupName: foundation.group.name,
    scopeName: scope.name,
    name: "workspace",
    linkedResourceId: foundation.workspace.id,
  });
}

module.exports = { registerGuardrails };
