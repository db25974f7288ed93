using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AutoscaleMetric()
    : ResourceRule(
        new()
        {
            Id = "autoscale-metric",
            Title = "Autoscale rules use metrics that their resource has",
            Why = "Azure refuses a rule on a metric of another type, such as Percentage CPU of virtual machines on a plan.",
            Fix = "Set metricName to a metric of the type in metricResourceUri.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-common-metrics",
            Requirements = ["CAP-10"],
            Types = ["monitor:AutoscaleSetting"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
            plan-scaling:
              type: azure-native:monitor:AutoscaleSetting
              properties:
                targetResourceUri: ${plan.id}
                profiles:
                  - name: default
                    rules:
                      - metricTrigger: { metricName: CpuPercentage, metricResourceUri: '${plan.id}' }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (
            var trigger in resource.List("profiles").SelectMany(profile => profile.List("rules")).Select(rule => rule.At("metricTrigger"))
        )
        {
            if (
                trigger?.Text("metricName") is { } metric
                && !AzureResource.IsHidden(metric)
                && (trigger.Text("metricResourceUri") ?? resource.Text("targetResourceUri")) is { } id
                && !AzureResource.IsHidden(id)
                && ResourceId.TypeOf(id) is { } type
                && MetricCatalogue.Known.IsWhole(type)
                && MetricCatalogue.Known.Find(type, metric) is null
            )
            {
                yield return resource.Problem(
                    $"metricName is {metric}, which {type} does not have; nearest: "
                        + Suggestion.NearestThree(metric, [.. MetricCatalogue.Known.MetricsOf(type)])
                );
            }
        }
    }
}
