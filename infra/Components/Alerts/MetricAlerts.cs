using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Components;

/// <summary>Makes the table's alerts on metrics: one for each resource that is there, and for each model deployment where the row says so.</summary>
internal static class MetricAlerts
{
    public static void Add(StackContext stack, Resource parent, Input<string> actionGroupId, IReadOnlyList<Watched> watched)
    {
        foreach (var row in AlertTable.All.OfType<MetricRow>().Where(row => row.Only?.Holds(stack.Settings) != false))
        {
            foreach (var target in watched.Where(target => row.Types.Contains(target.Type) && (row.Target ?? target.Name) == target.Name))
            {
                foreach (
                    var deployment in row.PerDeployment is { } wanted
                        ? stack.Settings.Deployments.Where(wanted)
                        : (IEnumerable<ModelDeployment?>)[null]
                )
                {
                    Make(stack, parent, actionGroupId, row, target, deployment);
                }
            }
        }
    }

    private static void Make(
        StackContext stack,
        Resource parent,
        Input<string> actionGroupId,
        MetricRow row,
        Watched target,
        ModelDeployment? deployment
    )
    {
        var name = deployment is null ? $"{row.Id}-{target.Name}" : $"{row.Id}-{target.Name}-{deployment.Purpose}";
        _ = new MetricAlert(
            $"alert-{name}",
            new()
            {
                RuleName = AlertText.Name(stack, name),
                ResourceGroupName = stack.ResourceGroupName,
                Location = "global",
                Description = AlertText.Description(stack, row),
                Enabled = true,
                AutoMitigate = true,
                Severity = row.Severity,
                Scopes = { target.Id },
                WindowSize = row.Window,
                EvaluationFrequency = row.Frequency,
                Criteria = Criteria(stack, row, target, deployment),
                Actions =
                {
                    new MetricAlertActionArgs
                    {
                        ActionGroupId = actionGroupId,
                        WebHookProperties = { ["runbook"] = AlertText.Runbook(stack, row) },
                    },
                },
                Tags = stack.Tags,
            },
            new() { Parent = parent }
        );
    }

    /// <summary>What Azure learns for itself comes with the criteria for several resources alone, also where there is one.</summary>
    private static object Criteria(StackContext stack, MetricRow row, Watched target, ModelDeployment? deployment) =>
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
                        Threshold = threshold.Limit(stack.Settings, deployment),
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
