using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components.Alerts;

/// <summary>Creates the metric alerts of the table: one rule for each resource of a row's types.</summary>
internal static class MetricAlerts
{
    public static void Create(string name, AlertRulesArgs args, Resource parent)
    {
        foreach (var row in AlertTable.All.OfType<MetricRow>().Where(row => row.Only?.Holds(args.Settings) != false))
        {
            foreach (
                var target in args.Watched.Where(target => row.Types.Contains(target.Type) && (row.Target ?? target.Name) == target.Name)
            )
            {
                Create(name, args, parent, row, target);
            }
        }
    }

    private static void Create(string name, AlertRulesArgs args, Resource parent, MetricRow row, Watched target)
    {
        var rule = $"{row.Id}-{target.Name}";
        _ = new MetricAlert(
            $"{name}-{rule}",
            new()
            {
                RuleName = AlertText.Name(args, rule),
                ResourceGroupName = args.Context.ResourceGroupName,
                Location = "global",
                Description = AlertText.Description(args, row),
                Enabled = true,
                AutoMitigate = true,
                Severity = row.Severity,
                Scopes = { target.Id },
                WindowSize = row.Window,
                EvaluationFrequency = row.Frequency,
                Criteria = Criteria(args, row, target),
                Actions =
                {
                    new MetricAlertActionArgs
                    {
                        ActionGroupId = args.ActionGroupId,
                        WebHookProperties = { ["runbook"] = AlertText.Runbook(args, row) },
                    },
                },
                Tags = args.Context.Tags,
            },
            new() { Parent = parent }
        );
    }

    /// <summary>Dynamic thresholds exist only in the criteria for several resources, also for a single resource.</summary>
    private static object Criteria(AlertRulesArgs args, MetricRow row, Watched target) =>
        row.Trigger switch
        {
            Threshold threshold => new MetricAlertSingleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                AllOf =
                {
                    new MetricCriteriaArgs
                    {
                        CriterionType = "StaticThresholdCriterion",
                        Name = row.Id,
                        MetricNamespace = target.Type,
                        MetricName = row.Metric,
                        TimeAggregation = row.Aggregation,
                        Operator = threshold.Operator,
                        Threshold = threshold.Limit(args.Settings),
                        Dimensions = Dimensions(row),
                    },
                },
            },
            Unusual unusual => new MetricAlertMultipleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                AllOf =
                {
                    new DynamicMetricCriteriaArgs
                    {
                        CriterionType = "DynamicThresholdCriterion",
                        Name = row.Id,
                        MetricNamespace = target.Type,
                        MetricName = row.Metric,
                        TimeAggregation = row.Aggregation,
                        Operator = "GreaterThan",
                        AlertSensitivity = unusual.Sensitivity,
                        FailingPeriods = new DynamicThresholdFailingPeriodsArgs
                        {
                            NumberOfEvaluationPeriods = unusual.Periods,
                            MinFailingPeriodsToAlert = unusual.Periods,
                        },
                        Dimensions = Dimensions(row),
                    },
                },
            },
            _ => throw new ArgumentException($"{row.Id} has a trigger of unknown type: {row.Trigger.GetType().Name}"),
        };

    private static InputList<MetricDimensionArgs> Dimensions(MetricRow row)
    {
        var dimensions = new InputList<MetricDimensionArgs>();
        foreach (var (name, values) in row.Dimensions)
        {
            dimensions.Add(
                new MetricDimensionArgs
                {
                    Name = name,
                    Operator = "Include",
                    Values = values,
                }
            );
        }

        return dimensions;
    }
}
