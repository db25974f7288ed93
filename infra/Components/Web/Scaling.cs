using System.Globalization;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.Web;

namespace Infra.Components.Web;

/// <summary>Autoscale rules on CPU and memory, within the stack's limits.</summary>
internal static class Scaling
{
    /// <summary>Far enough apart that removing an instance never makes the rest busy: 30 % of two instances are 60 % of one.</summary>
    private const double BusyPercent = 65;
    private const double IdlePercent = 30;

    /// <param name="site">The rules are created after it.</param>
    public static AutoscaleSetting Create(string name, ChatSiteArgs args, Resource parent, AppServicePlan plan, WebApp site)
    {
        var (context, hosting) = (args.Context, args.Hosting);
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new(
            $"{name}-scaling",
            new()
            {
                AutoscaleSettingName = context.Names.Of("autoscale", 260),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Enabled = true,
                TargetResourceUri = plan.Id,
                Profiles =
                {
                    new AutoscaleProfileArgs
                    {
                        Name = "busy-or-idle",
                        Capacity = new ScaleCapacityArgs
                        {
                            Minimum = Text(hosting.Instances),
                            Maximum = Text(hosting.MaxInstances),
                            Default = Text(hosting.Instances),
                        },
                        Rules =
                        {
                            Rule(plan, "CpuPercentage", isOut: true),
                            Rule(plan, "MemoryPercentage", isOut: true),
                            Rule(plan, "CpuPercentage", isOut: false),
                        },
                    },
                },
                Tags = context.Tags,
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

                // .NET keeps memory near this level without load, so only more indicates load.
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
