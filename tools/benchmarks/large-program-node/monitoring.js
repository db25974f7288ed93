"use strict";
const pulumi = require("@pulumi/pulumi");
const { ActionGroup, DiagnosticSetting, MetricAlert, ScheduledQueryRule } = require("@pulumi/azure-native/monitor");
const { Workspace } = require("@pulumi/azure-native/operationalinsights");

function create(unit, at, stores, vault, site) {
  const workspace = new Workspace(`log-${unit}`, {
    workspaceName: `log-app-${unit}`,
    ...at,
    retentionInDays: 90,
    sku: { name: "PerGB2018" },
  });
  const onCall = new ActionGroup(`on-call-${unit}`, {
    actionGroupName: `ag-app-${unit}`,
    resourceGroupName: at.resourceGroupName,
    location: "Global",
    groupShortName: "on-call",
    enabled: true,
    emailReceivers: [{ name: "team", emailAddress: "team@example.com", useCommonAlertSchema: true }],
  });
  stores.forEach((store, index) =>
    logs(`store-${unit}-${index}`, pulumi.interpolate`${store.id}/blobServices/default`, workspace, "StorageRead", "StorageWrite"));
  logs(`vault-${unit}`, vault.id, workspace, "AuditEvent");
  logs(`site-${unit}`, site.id, workspace, "AppServiceHTTPLogs", "AppServiceConsoleLogs");
  for (const code of ["Http5xx", "Http4xx", "Http401", "Http403", "Http404", "Http406"]) {
    metricAlert(`site-${code}-${unit}`, at, site.id, "Microsoft.Web/sites", code, onCall);
  }
  for (const metric of ["ServiceApiHit", "ServiceApiResult"]) {
    metricAlert(`vault-${metric}-${unit}`, at, vault.id, "Microsoft.KeyVault/vaults", metric, onCall);
  }
  for (const metric of ["Transactions", "Ingress", "Egress"]) {
    metricAlert(`store-${metric}-${unit}`, at, stores[0].id, "Microsoft.Storage/storageAccounts", metric, onCall);
  }
  for (const table of ["AppServiceHTTPLogs", "AppServiceConsoleLogs", "StorageBlobLogs"]) {
    query(`${table}-${unit}`, at, workspace, table, onCall);
  }
}

function logs(name, resourceUri, workspace, ...categories) {
  new DiagnosticSetting(`${name}-logs`, {
    name: "audit",
    resourceUri,
    workspaceId: workspace.id,
    logs: categories.map((category) => ({ category, enabled: true })),
  });
}

function metricAlert(name, at, scope, type, metric, onCall) {
  new MetricAlert(name, {
    ruleName: name,
    resourceGroupName: at.resourceGroupName,
    location: "global",
    description: "An example of an alert.",
    enabled: true,
    severity: 2,
    scopes: [scope],
    evaluationFrequency: "PT5M",
    windowSize: "PT15M",
    criteria: {
      odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
      allOf: [
        {
          name: metric,
          criterionType: "StaticThresholdCriterion",
          metricNamespace: type,
          metricName: metric,
          operator: "GreaterThan",
          threshold: 100,
          timeAggregation: "Total",
        },
      ],
    },
    actions: [{ actionGroupId: onCall.id }],
  });
}

function query(name, at, workspace, table, onCall) {
  new ScheduledQueryRule(name, {
    ruleName: name,
    ...at,
    enabled: true,
    severity: 2,
    scopes: [workspace.id],
    evaluationFrequency: "PT15M",
    windowSize: "PT15M",
    criteria: {
      allOf: [
        {
          query: `${table}\n| where TimeGenerated > ago(15m)\n| summarize Count = count() by bin(TimeGenerated, 5m)`,
          timeAggregation: "Total",
          metricMeasureColumn: "Count",
          operator: "GreaterThan",
          threshold: 100,
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
        },
      ],
    },
    actions: { actionGroups: [onCall.id] },
  });
}

module.exports = { create };
