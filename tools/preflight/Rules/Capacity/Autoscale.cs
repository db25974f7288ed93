using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Autoscale()
    : Rule(
        new()
        {
            Id = "autoscale",
            Title = "App Service plans scale out and in",
            Why =
                "Without autoscale a plan is either too small at peak or too expensive at night. Thresholds that are too "
                + "close make it flap.",
            Fix = "Add an AutoscaleSetting with a rule for each direction, thresholds 30 apart, and in production a minimum of 3.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = Sources.BaselineWebApp,
            Requirements = ["CAP-10"],
            Types = ["web:AppServicePlan", "monitor:AutoscaleSetting"],
            Example = """
            plan:
              type: azure-native:web:AppServicePlan
            plan-scaling:
              type: azure-native:monitor:AutoscaleSetting
              properties:
                enabled: true
                targetResourceUri: ${plan.id}
                profiles:
                  - name: default
                    capacity: { minimum: '3', maximum: '6', default: '3' }
                    rules:
                      - metricTrigger: { metricName: CpuPercentage, threshold: 70 }
                        scaleAction: { direction: Increase }
                      - metricTrigger: { metricName: CpuPercentage, threshold: 30 }
                        scaleAction: { direction: Decrease }
            """,
        }
    )
{
    /// <summary>Scaling in at a load that scaling out just left would swing for ever.</summary>
    private const double Gap = 30;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var service in plan.Of("web:AppServicePlan").Where(service => !ScalesItself(service)))
        {
            var scaling = plan.Of("monitor:AutoscaleSetting")
                .FirstOrDefault(setting =>
                    string.Equals(setting.Text("targetResourceUri"), service.Id, StringComparison.OrdinalIgnoreCase)
                );
            if (scaling is null)
            {
                yield return service.Problem(
                    "has no autoscale; add an AutoscaleSetting that targets it"
                        + (
                            PlanTiers.Of(service.Text("sku.name")) is { } tier && !tier.Allows("autoscale")
                                ? $", and use {PlanTiers.First("autoscale")} or higher, since {tier["tier"]} does not scale"
                                : ""
                        )
                );
                continue;
            }

            foreach (
                var problem in scaling
                    .Must("enabled", "a disabled setting does not scale", "true")
                    .Concat(scaling.List("profiles").SelectMany(profile => Of(scaling, profile, plan.Stage)))
            )
            {
                yield return problem;
            }
        }
    }

    /// <summary>Plans of functions and workflows scale by events; Azure has no autoscale setting for them.</summary>
    private static bool ScalesItself(AzureResource plan) =>
        plan.Text("sku.tier") is "Dynamic" or "FlexConsumption" or "ElasticPremium" or "WorkflowStandard"
        || plan.Text("sku.name") is { } size && (size is "Y1" or "FC1" || size[..Math.Min(2, size.Length)] is "EP" or "WS");

    private static IEnumerable<Problem> Of(AzureResource scaling, System.Text.Json.Nodes.JsonNode profile, Stage stage)
    {
        var (least, most, usual) = (
            Number(profile, "capacity.minimum"),
            Number(profile, "capacity.maximum"),
            Number(profile, "capacity.default")
        );
        var needed = stage == Stage.Production ? 3 : 1;
        if (least < needed || most <= least || usual < least || usual > most)
        {
            yield return scaling.Problem(
                $"scales from {least} to {most}, default {usual}; the minimum must be {needed} or more, the maximum "
                    + "higher, the default between them"
            );
        }

        var rules = profile.List("rules").ToList();
        foreach (
            var direction in new[] { "Increase", "Decrease" }.Where(direction =>
                !rules.Exists(rule => rule.Text("scaleAction.direction") == direction)
            )
        )
        {
            yield return scaling.Problem(
                "has no rule that "
                    + $"{(direction == "Increase" ? "scales out" : "scales in, so the cost does not go down again")}; add one"
            );
        }

        foreach (var metric in rules.GroupBy(rule => rule.Text("metricTrigger.metricName")))
        {
            var up = metric
                .Where(rule => rule.Text("scaleAction.direction") == "Increase")
                .Select(rule => Number(rule, "metricTrigger.threshold"))
                .DefaultIfEmpty(double.MaxValue)
                .Min();
            var down = metric
                .Where(rule => rule.Text("scaleAction.direction") == "Decrease")
                .Select(rule => Number(rule, "metricTrigger.threshold"))
                .DefaultIfEmpty(double.MinValue)
                .Max();
            if (up - down < Gap)
            {
                yield return scaling.Problem($"scales out at {up} and in at {down} of {metric.Key}; keep at least {Gap} between them");
            }
        }
    }

    private static double Number(System.Text.Json.Nodes.JsonNode node, string path) =>
        double.TryParse(node.Text(path), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
