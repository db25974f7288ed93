using System.Globalization;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.Web;

namespace Infra.Components;

/// <summary>More instances while they are busy, fewer when they are not, within what the stack allows.</summary>
internal static class Scaling
{
    /// <summary>Far enough apart that one instance less never makes the rest busy: 30 % of two are 60 % of one.</summary>
    private const double BusyPercent = 65;
    private const double IdlePercent = 30;

    /// <param name="site">What the plan scales for: the rules come after it.</param>
    public static AutoscaleSetting Of(string name, StackContext stack, Resource parent, AppServicePlan plan, WebApp site)
    {
        var settings = stack.Settings;
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new(
            $"{name}-scaling",
            new()
            {
                AutoscaleSettingName = stack.Names.Of("autoscale", 260),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Enabled = true,
                TargetResourceUri = plan.Id,
                Profiles =
                {
                    new AutoscaleProfileArgs
                    {
                        Name = "busy-or-idle",
                        Capacity = new ScaleCapacityArgs
                        {
                            Minimum = Text(settings.AppInstances),
                            Maximum = Text(settings.AppMaxInstances),
                            Default = Text(settings.AppInstances),
                        },
                        Rules =
                        {
                            Rule(plan, "CpuPercentage", isOut: true),
                            Rule(plan, "MemoryPercentage", isOut: true),
                            Rule(plan, "CpuPercentage", isOut: false),
                        },
                    },
                },
                Tags = stack.Tags,
            },
            new() { Parent = parent, DependsOn = { site } }
        );
    }

    private static ScaleRuleArgs Rule(AppServicePlan plan, string metric, bool isOut) =>
        new()
        {
            MetricTrigger = new MetricTriggerArgs
            {
                MetricName = metric,
                MetricResourceUri = plan.Id,
                TimeGrain = "PT1M",
                TimeWindow = isOut ? "PT5M" : "PT10M",
                Statistic = MetricStatisticType.Average,
                TimeAggregation = TimeAggregationType.Average,
                Operator = isOut ? ComparisonOperationType.GreaterThan : ComparisonOperationType.LessThan,

                // .NET's own memory stays near this level at rest, so only more than it means load.
                Threshold =
                    metric == "MemoryPercentage" ? 85
                    : isOut ? BusyPercent
                    : IdlePercent,
            },
            ScaleAction = new ScaleActionArgs
            {
                Direction = isOut ? ScaleDirection.Increase : ScaleDirection.Decrease,
                Type = ScaleType.ChangeCount,
                Value = "1",
                Cooldown = isOut ? "PT5M" : "PT10M",
            },
        };
}
