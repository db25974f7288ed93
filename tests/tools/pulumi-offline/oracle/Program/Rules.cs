using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Oracle;

/// <summary>A log query rule and an autoscale setting.</summary>
public static class Rules
{
    public static void Register(Foundation foundation, Site site, ActionGroup onCall)
    {
        _ = new ScheduledQueryRule(
            "refusals",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                RuleName = "refusals",
                Location = foundation.Group.Location,
                DisplayName = "Model refusals",
                Kind = "LogAlert",
                Enabled = true,
                Severity = 3,
                EvaluationFrequency = "PT15M",
                WindowSize = "PT1H",
                Scopes = { foundation.Workspace.Id },
                TargetResourceTypes = [],
                Criteria = new ScheduledQueryRuleCriteriaArgs
                {
                    AllOf =
                    {
                        new ConditionArgs
                        {
                            Query = "AppTraces | where Message has 'refused'",
                            Operator = ConditionOperator.GreaterThan,
                            Threshold = 2.5,
                            TimeAggregation = TimeAggregation.Count,
                            Dimensions =
                            {
                                new DimensionArgs
                                {
                                    Name = "AppRoleName",
                                    Operator = DimensionOperator.Include,
                                    Values = { "*" },
                                },
                            },
                            FailingPeriods = new ConditionFailingPeriodsArgs
                            {
                                NumberOfEvaluationPeriods = 1,
                                MinFailingPeriodsToAlert = 1,
                            },
                        },
                    },
                },
                Actions = new ActionsArgs
                {
                    ActionGroups = { onCall.Id },
                    CustomProperties = { ["stack"] = Deployment.Instance.StackName },
                },
                AutoMitigate = false,
                SkipQueryValidation = true,
            }
        );

        _ = new AutoscaleSetting(
            "scaling",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                AutoscaleSettingName = "scaling",
                Location = foundation.Group.Location,
                Enabled = true,
                TargetResourceUri = site.Plan.Id,
                Profiles =
                {
                    new AutoscaleProfileArgs
                    {
                        Name = "default",
                        Capacity = new ScaleCapacityArgs
                        {
                            Minimum = "1",
                            Maximum = "6",
                            Default = "2",
                        },
                        Rules =
                        {
                            Step(site, ComparisonOperationType.GreaterThan, 70, ScaleDirection.Increase),
                            Step(site, ComparisonOperationType.LessThan, 30.5, ScaleDirection.Decrease),
                        },
                    },
                },
                Notifications =
                {
                    new AutoscaleNotificationArgs
                    {
                        Operation = OperationType.Scale,
                        Email = new EmailNotificationArgs { CustomEmails = { "ops@example.org" }, SendToSubscriptionAdministrator = false },
                    },
                },
            }
        );
    }

    private static ScaleRuleArgs Step(Site site, ComparisonOperationType comparison, double threshold, ScaleDirection direction) =>
        new()
        {
            MetricTrigger = new MetricTriggerArgs
            {
                MetricName = "CpuPercentage",
                MetricResourceUri = site.Plan.Id,
                Operator = comparison,
                Statistic = MetricStatisticType.Average,
                Threshold = threshold,
                TimeAggregation = TimeAggregationType.Average,
                TimeGrain = "PT1M",
                TimeWindow = "PT10M",
                DividePerInstance = false,
                Dimensions =
                {
                    new ScaleRuleMetricDimensionArgs
                    {
                        DimensionName = "Instance",
                        Operator = ScaleRuleMetricDimensionOperationType.NotEquals,
                        Values = { "x" },
                    },
                },
            },
            ScaleAction = new ScaleActionArgs
            {
                Direction = direction,
                Type = ScaleType.ChangeCount,
                Value = "1",
                Cooldown = "PT5M",
            },
        };
}
