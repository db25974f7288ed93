using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;
using Infra.Settings;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components.Alerts;

/// <summary>Makes the table's alerts on metrics: one for each resource that is there, and for each model deployment where the row says so.</summary>
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
                foreach (
                    var deployment in row.PerDeployment is { } wanted
                        ? args.Settings.Deployments.Where(wanted)
                        : (IEnumerable<ModelDeployment?>)[null]
                )
                {
                    Create(name, args, parent, row, target, deployment);
                }
            }
        }
    }

    private static void Create(
        string name,
        AlertRulesArgs args,
        Resource parent,
        MetricRow row,
        Watched target,
        ModelDeployment? deployment
    )
    {
        var rule = deployment is null ? $"{row.Id}-{target.Name}" : $"{row.Id}-{target.Name}-{deployment.Purpose}";
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
                Criteria = Criteria(args, row, target, deployment),
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

    /// <summary>What Azure learns for itself comes with the criteria for several resources alone, also where there is one.</summary>
    private static object Criteria(AlertRulesArgs args, MetricRow row, Watched target, ModelDeployment? deployment) =>
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
                        Threshold = threshold.Limit(args.Settings, deployment),
                        Dimensions = Dimensions(row, deployment),
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
                        Dimensions = Dimensions(row, deployment),
                    },
                },
            },
            _ => throw new ArgumentException($"{row.Id} has a trigger of an unknown kind: {row.Trigger.GetType().Name}"),
        };

    private static InputList<MetricDimensionArgs> Dimensions(MetricRow row, ModelDeployment? deployment)
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

        if (deployment is not null)
        {
            dimensions.Add(
                new MetricDimensionArgs
                {
                    Name = "ModelDeploymentName",
                    Operator = "Include",
                    Values = { deployment.Purpose },
                }
            );
        }

        return dimensions;
    }
}
