namespace Preflight.Tests.Rules.Capacity;

public sealed class AutoscaleTests : RuleTests<AutoscaleTests>, IRuleCases
{
    public static string Rule => "autoscale";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no setting", Example.Without("plan-scaling"), "plan"),
            NonCompliant("a setting that is off", Example.With("plan-scaling", "enabled", false), "plan-scaling"),
            NonCompliant("a minimum of 1 in production", Example.With("plan-scaling", "profiles[0].capacity.minimum", "1"), "plan-scaling"),
            NonCompliant("a maximum at the minimum", Example.With("plan-scaling", "profiles[0].capacity.maximum", "3"), "plan-scaling"),
            NonCompliant("a default above the maximum", Example.With("plan-scaling", "profiles[0].capacity.default", "7"), "plan-scaling"),
            NonCompliant("no rule to scale in", Example.With("plan-scaling", "profiles[0].rules[1]", null), "plan-scaling"),
            NonCompliant("no rule to scale out", Example.With("plan-scaling", "profiles[0].rules[0]", null), "plan-scaling"),
            NonCompliant(
                "thresholds close together",
                Example.With("plan-scaling", "profiles[0].rules[1].metricTrigger.threshold", 50),
                "plan-scaling"
            ),
            Compliant("a minimum of 1 in test", Example.With("plan-scaling", "profiles[0].capacity.minimum", "1").InTest()),
            Compliant("a consumption plan", Example.Without("plan-scaling").With("plan", "sku", new { name = "Y1", tier = "Dynamic" })),
            Compliant("an elastic plan", Example.Without("plan-scaling").With("plan", "sku", new { name = "EP1" })),
            Compliant("no setting in development", Example.Without("plan-scaling").InDevelopment()),
        ];
}
