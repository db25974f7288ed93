"use strict";
const pulumi = require("@pulumi/pulumi");
const authorization = require("@pulumi/azure-native/authorization");
const consumption = require("@pulumi/azure-native/consumption");

/** Role assignments, a lock and a budget. */
function registerGovernance(foundation, ai, data, monitoring) {
  const subscription = foundation.client.subscriptionId;
  const role = (guid) =>
    pulumi.interpolate`/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;

  new authorization.RoleAssignment("role-ai", {
    roleAssignmentName: "aaaaaaaa-0000-0000-0000-000000000001",
    principalId: foundation.identity.principalId,
    principalType: authorization.PrincipalType.ServicePrincipal,
    roleDefinitionId: role("5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"),
    scope: ai.account.id,
  });
  new authorization.RoleAssignment("role-search", {
    roleAssignmentName: "aaaaaaaa-0000-0000-0000-000000000002",
    principalId: ai.account.identity.apply((identity) => identity.principalId),
    principalType: "ServicePrincipal",
    roleDefinitionId: role("1407120a-92aa-4202-b7e9-c0e197c71c8f"),
    scope: ai.search.id,
    description: "The account reads the index",
    condition: "@Resource[x] StringEquals 'y'",
    conditionVersion: "2.0",
  });
  // The principal type is left out: the SDK fills in its default.
  new authorization.RoleAssignment("role-default", {
    principalId: foundation.client.objectId,
    roleDefinitionId: role("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
    scope: data.account.id,
  }, { parent: data.account });
  new authorization.ManagementLockByScope("lock", {
    lockName: "keep",
    scope: foundation.group.id,
    level: authorization.LockLevel.CanNotDelete,
    notes: "Holds documents",
  }, { dependsOn: [foundation, ai] });

  const notification = (threshold, type) => ({
    enabled: true,
    operator: consumption.OperatorType.GreaterThanOrEqualTo,
    threshold,
    thresholdType: type,
    contactEmails: [new pulumi.Config().requireSecret("alertEmail")],
    contactGroups: [monitoring.people.id],
    contactRoles: [],
  });
  new consumption.Budget("budget", {
    budgetName: "monthly",
    scope: pulumi.interpolate`/subscriptions/${foundation.client.subscriptionId}`,
    amount: 250.75,
    category: consumption.CategoryType.Cost,
    timeGrain: consumption.TimeGrainType.Monthly,
    timePeriod: { startDate: "2026-01-01T00:00:00Z" },
    filter: { dimensions: { name: "ResourceGroupName", operator: consumption.BudgetOperatorType.In, values: [foundation.group.name] } },
    notifications: {
      actual: notification(80, consumption.ThresholdType.Actual),
      forecast: notification(100.5, "Forecasted"),
    },
  });
}

module.exports = { registerGovernance };
