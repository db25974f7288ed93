namespace Preflight.Tests.Rules.Capacity;

public sealed class AutoscaleMetricTests : RuleTests<AutoscaleMetricTests>, IRuleCases
{
    private const string Trigger = "profiles[0].rules[0].metricTrigger";

    public static string Rule => "autoscale-metric";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a metric of virtual machines",
                Example.With("plan-scaling", $"{Trigger}.metricName", "Percentage CPU"),
                "plan-scaling"
            ),
            NonCompliant(
                "a metric of virtual machines, of the target",
                Example.With("plan-scaling", Trigger, new { metricName = "Percentage CPU" }),
                "plan-scaling"
            ),
            Compliant(
                "a metric of another resource",
                Example
                    .With("plan-scaling", $"{Trigger}.metricResourceUri", $"{TestPlan.Group}/providers/Microsoft.Web/sites/app")
                    .With("plan-scaling", $"{Trigger}.metricName", "Requests")
            ),
            Compliant(
                "a type whose metrics are not listed",
                Example
                    .With(
                        "plan-scaling",
                        $"{Trigger}.metricResourceUri",
                        $"{TestPlan.Group}/providers/Microsoft.Compute/virtualMachineScaleSets/a"
                    )
                    .With("plan-scaling", $"{Trigger}.metricName", "Percentage CPU")
            ),
            Compliant("a metric that is not known yet", Example.With("plan-scaling", $"{Trigger}.metricName", "[unknown]")),
        ];
}
