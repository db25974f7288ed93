namespace Preflight.Tests.Rules.Sites;

public sealed class PlanSizeTests : RuleTests<PlanSizeTests>, IRuleCases
{
    public static string Rule => "plan-size";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a basic plan", Example.With("plan", "sku.name", "B1"), "plan"),
            NonCompliant("one instance", Example.With("plan", "sku.capacity", 1), "plan"),
            Compliant("one instance in test", Example.With("plan", "sku.capacity", 1).InTest()),
            Compliant("automatic scaling", Example.With("plan", "sku.capacity", 1).With("plan", "elasticScaleEnabled", true)),
        ];
}
