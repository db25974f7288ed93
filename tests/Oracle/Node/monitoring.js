"use strict";
const pulumi = require("@pulumi/pulumi");
const monitor = require("@pulumi/azure-native/monitor");

/** Diagnostics, an action group, one alert of each kind, and an autoscale rule. */
function registerMonitoring(foundation, ai, site) {
  const group = { resourceGroupName: foundation.group.name };

  [["ai", ai.account.id], ["site", site.app.id]].forEach(([name, resourceUri]) => new monitor.DiagnosticSetting(`${name}-diagnostics`, {
    name: "to-workspace",
    resourceUri,
    workspaceId: foundation.workspace.id,
    logAnalyticsDestinationType: "Dedicated",
    logs: [{ categoryGroup: "allLogs", enabled: true, retentionPolicy: { enabled: false, days: 0 } }, { category: "Audit", enabled: false }],
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
    notifications: [{ operation: monitor.OperationType.Scale, email: { customEmails: ["ops@example.org"], sendToSubscriptionAdministrator: false, sendToSubscriptionCoAdministrators: false } }],
  });

  return { people };
}

module.exports = { registerMonitoring };
