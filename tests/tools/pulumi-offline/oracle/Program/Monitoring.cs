using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Oracle;

/// <summary>Diagnostics, an action group and one metric alert of each kind.</summary>
public sealed class Monitoring
{
    public Monitoring(Foundation foundation, Ai ai, Site site)
    {
        Watch("ai", ai.Account.Id, foundation);
        Watch("site", site.App.Id, foundation);

        var group = foundation.Group.Name;
        OnCall = new ActionGroup(
            "people",
            new()
            {
                ResourceGroupName = group,
                ActionGroupName = "ag-oracle",
                Location = "Global",
                GroupShortName = "oracle",
                Enabled = true,
                EmailReceivers =
                {
                    new MicrosoftCommonEmailReceiverArgs
                    {
                        Name = "mail",
                        EmailAddress = new Config().RequireSecret("alertEmail"),
                        UseCommonAlertSchema = true,
                    },
                },
                WebhookReceivers =
                {
                    new WebhookReceiverArgs
                    {
                        Name = "hook",
                        ServiceUri = "https://example.org/hook",
                        UseAadAuth = false,
                    },
                },
                SmsReceivers = [],
            }
        );

        Alert(
            "alert-errors",
            group,
            site,
            new MetricAlertSingleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                AllOf =
                {
                    new MetricCriteriaArgs
                    {
                        CriterionType = "StaticThresholdCriterion",
                        Name = "errors",
                        MetricName = "Http5xx",
                        MetricNamespace = "Microsoft.Web/sites",
                        Operator = Operator.GreaterThan,
                        Threshold = 0.5,
                        TimeAggregation = AggregationTypeEnum.Total,
                        Dimensions =
                        {
                            new MetricDimensionArgs
                            {
                                Name = "Instance",
                                Operator = "Include",
                                Values = { "*" },
                            },
                        },
                    },
                },
            }
        );
        Alert(
            "alert-latency",
            group,
            site,
            new MetricAlertMultipleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                AllOf =
                {
                    new DynamicMetricCriteriaArgs
                    {
                        CriterionType = "DynamicThresholdCriterion",
                        Name = "latency",
                        MetricName = "HttpResponseTime",
                        Operator = DynamicThresholdOperator.GreaterOrLessThan,
                        AlertSensitivity = DynamicThresholdSensitivity.Medium,
                        FailingPeriods = new DynamicThresholdFailingPeriodsArgs
                        {
                            NumberOfEvaluationPeriods = 4,
                            MinFailingPeriodsToAlert = 3,
                        },
                        TimeAggregation = "Average",
                    },
                },
            }
        );
        Alert(
            "alert-reachable",
            group,
            site,
            new WebtestLocationAvailabilityCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
                ComponentId = site.Insights.Id,
                WebTestId = Output.Format($"{foundation.Group.Id}/providers/Microsoft.Insights/webTests/ready"),
                FailedLocationCount = 2,
            }
        );
        Operations.Register(foundation, site, OnCall);
        Rules.Register(foundation, site, OnCall);
    }

    public ActionGroup OnCall { get; }

    private static void Watch(string name, Input<string> resource, Foundation foundation) =>
        _ = new DiagnosticSetting(
            $"{name}-diagnostics",
            new()
            {
                Name = "to-workspace",
                ResourceUri = resource,
                WorkspaceId = foundation.Workspace.Id,
                LogAnalyticsDestinationType = "Dedicated",
                Logs =
                {
                    new DiagnosticsLogSettingsArgs
                    {
                        CategoryGroup = "allLogs",
                        Enabled = true,
                        RetentionPolicy = new MicrosoftCommonRetentionPolicyArgs { Enabled = false, Days = 0 },
                    },
                    new DiagnosticsLogSettingsArgs { Category = "Audit", Enabled = false },
                },
                Metrics =
                {
                    new DiagnosticsMetricSettingsArgs
                    {
                        Category = "AllMetrics",
                        Enabled = true,
                        TimeGrain = "PT1M",
                    },
                },
            }
        );

    private void Alert(string name, Input<string> group, Site site, object criteria) =>
        _ = new MetricAlert(
            name,
            new()
            {
                ResourceGroupName = group,
                RuleName = name,
                Location = "global",
                Description = $"Fires on {name}",
                Enabled = true,
                Severity = 2,
                EvaluationFrequency = "PT1M",
                WindowSize = "PT5M",
                Scopes = { site.App.Id },
                Criteria = criteria,
                Actions =
                {
                    new MetricAlertActionArgs { ActionGroupId = OnCall.Id, WebHookProperties = { ["source"] = "oracle" } },
                },
            },
            new() { DependsOn = OnCall }
        );
}
