"use strict";
const pulumi = require("@pulumi/pulumi");
const monitor = require("@pulumi/azure-native/monitor");
const insights = require("@pulumi/azure-native/applicationinsights");
const alertsmanagement = require("@pulumi/azure-native/alertsmanagement");

/** Diagnostics, an action group, one alert of each kind, and an autoscale rule. */
function registerMonitoring(foundation, ai, site) {
  const group = { resourceGroupName: foundation.group.name };

  [["ai", ai.account.id], ["site", site.app.id]].forEach(([name, resourceUri]) => new monitor.DiagnosticSetting(`${name}-diagnostics`, {
    name: "to-workspace",
    resourceUri,
    workspaceId: foundation.workspace.id,
    logAnalyticsDestinationType: "Dedicated",
    logs: [
      { categoryGroup: "allLogs", enabled: true, retentionPolicy: { enabled: false, days: 0 } },
      { category: "Audit", enabled: false },
    ],
    metrics: [{ category: "AllMetrics", enabled: true, timeGrain: "PT1M" }],
  }));

  const people = new monitor.ActionGroup("people", {
    ...group,
    actionGroupName: "ag-oracle",
    location: "Global",
    groupShortName: "oracle",
    enabled: true,
    emailReceivers: [{ name: "mail", emailAddress: new pulumi.Config().requireSecret("alertEmail"), useCommonAlertSchema: true }],
    webhookReceivers: [{ name: "hook", serviceUri: "https://example.org/hook", useAadAuth: false, useCommonAlertSchema: false }],
    smsReceivers: [],
  });
  const alert = (name, criteria) => new monitor.MetricAlert(name, {
    ...group,
    ruleName: name,
    location: "global",
    description: `Fires on ${name}`,
    enabled: true,
    severity: 2,
    evaluationFrequency: "PT1M",
    windowSize: "PT5M",
    scopes: [site.app.id],
    criteria,
    actions: [{ actionGroupId: people.id, webHookProperties: { source: "oracle" } }],
  }, { dependsOn: people });
  alert("alert-errors", {
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
    allOf: [{
      criterionType: "StaticThresholdCriterion",
      name: "errors",
      metricName: "Http5xx",
      metricNamespace: "Microsoft.Web/sites",
      operator: monitor.Operator.GreaterThan,
      threshold: 0.5,
      timeAggregation: monitor.AggregationTypeEnum.Total,
      dimensions: [{ name: "Instance", operator: "Include", values: ["*"] }],
    }],
  });
  alert("alert-latency", {
    odataType: "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
    allOf: [{
      criterionType: "DynamicThresholdCriterion",
      name: "latency",
      metricName: "HttpResponseTime",
      operator: monitor.DynamicThresholdOperator.GreaterOrLessThan,
      alertSensitivity: monitor.DynamicThresholdSensitivity.Medium,
      failingPeriods: { numberOfEvaluationPeriods: 4, minFailingPeriodsToAlert: 3 },
      timeAggregation: "Average",
    }],
  });
  alert("alert-reachable", {
    odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
    componentId: site.insights.id,
    webTestId: pulumi.interpolate`${foundation.group.id}/providers/Microsoft.Insights/webTests/ready`,
    failedLocationCount: 2,
  });

  new monitor.ScheduledQueryRule("refusals", {
    ...group,
    ruleName: "refusals",
    location: foundation.group.location,
    displayName: "Model refusals",
    kind: "LogAlert",
    enabled: true,
    severity: 3,
    evaluationFrequency: "PT15M",
    windowSize: "PT1H",
    scopes: [foundation.workspace.id],
    targetResourceTypes: [],
    criteria: {
      allOf: [{
        query: "AppTraces | where Message has 'refused'",
        operator: monitor.ConditionOperator.GreaterThan,
        threshold: 2.5,
        timeAggregation: monitor.TimeAggregation.Count,
        dimensions: [{ name: "AppRoleName", operator: monitor.DimensionOperator.Include, values: ["*"] }],
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
      }],
    },
    actions: { actionGroups: [people.id], customProperties: { stack: pulumi.getStack() } },
    autoMitigate: false,
    skipQueryValidation: true,
  });

  new monitor.ActivityLogAlert("deleted", {
    ...group,
    activityLogAlertName: "deleted",
    location: "global",
    description: "Something was deleted",
    enabled: true,
    scopes: [foundation.group.id, pulumi.interpolate`/subscriptions/${foundation.client.subscriptionId}`],
    condition: {
      allOf: [
        { field: "category", equals: "Administrative" },
        {
          anyOf: [{ field: "operationName", equals: "Microsoft.KeyVault/vaults/delete" }, { field: "resourceId", containsAny: ["a", "b"] }],
        },
      ],
    },
    actions: { actionGroups: [{ actionGroupId: people.id, webhookProperties: { runbook: "deleted.md" } }] },
  });

  new alertsmanagement.AlertProcessingRuleByName("quiet", {
    ...group,
    alertProcessingRuleName: "quiet",
    location: "Global",
    properties: {
      enabled: false,
      description: "Quiet at night",
      scopes: [foundation.group.id],
      conditions: [{ field: alertsmanagement.Field.Severity, operator: "Equals", values: ["Sev3", alertsmanagement.Severity.Sev4] }],
      actions: [{ actionType: "RemoveAllActionGroups" }, { actionType: "AddActionGroups", actionGroupIds: [people.id] }],
      schedule: {
        effectiveFrom: "2026-01-01T00:00:00",
        timeZone: "UTC",
        recurrences: [{ recurrenceType: "Daily", startTime: "22:00:00", endTime: "06:00:00" }],
      },
    },
  });

  new insights.WebTest("ready", {
    ...group,
    webTestName: "ready",
    syntheticMonitorId: "ready",
    location: foundation.group.location,
    kind: insights.WebTestKind.Standard,
    webTestKind: insights.WebTestKind.Standard,
    enabled: true,
    frequency: 300,
    timeout: 30,
    retryEnabled: true,
    locations: [{ location: "emea-nl-ams-azr" }, { location: "us-va-ash-azr" }],
    request: {
      requestUrl: pulumi.interpolate`https://${site.app.defaultHostName}/readyz`,
      httpVerb: "GET",
      headers: [{ headerFieldName: "Accept", headerFieldValue: "text/plain" }],
    },
    validationRules: {
      expectedHttpStatusCode: 200,
      sSLCheck: true,
      sSLCertRemainingLifetimeCheck: 14,
      contentValidation: { contentMatch: "ready", passIfTextFound: true },
    },
    tags: { "hidden-link:/components/x": "Resource" },
  }, { dependsOn: site.insights });

  const step = (operator, threshold, direction) => ({
    metricTrigger: {
      metricName: "CpuPercentage",
      metricResourceUri: site.plan.id,
      operator,
      statistic: monitor.MetricStatisticType.Average,
      threshold,
      timeAggregation: monitor.TimeAggregationType.Average,
      timeGrain: "PT1M",
      timeWindow: "PT10M",
      dividePerInstance: false,
      dimensions: [{ dimensionName: "Instance", operator: monitor.ScaleRuleMetricDimensionOperationType.NotEquals, values: ["x"] }],
    },
    scaleAction: { direction, type: monitor.ScaleType.ChangeCount, value: "1", cooldown: "PT5M" },
  });
  new monitor.AutoscaleSetting("scaling", {
    ...group,
    autoscaleSettingName: "scaling",
    location: foundation.group.location,
    enabled: true,
    targetResourceUri: site.plan.id,
    profiles: [{
      name: "default",
      capacity: { minimum: "1", maximum: "6", default: "2" },
      rules: [
        step(monitor.ComparisonOperationType.GreaterThan, 70, monitor.ScaleDirection.Increase),
        step(monitor.ComparisonOperationType.LessThan, 30.5, monitor.ScaleDirection.Decrease),
      ],
    }],
    notifications: [
      {
        operation: monitor.OperationType.Scale,
        email: { customEmails: ["ops@example.org"], sendToSubscriptionAdministrator: false, sendToSubscriptionCoAdministrators: false },
      },
    ],
  });

  return { people };
}

module.exports = { registerMonitoring };
