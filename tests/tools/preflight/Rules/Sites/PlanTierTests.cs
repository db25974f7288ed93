namespace Preflight.Tests.Rules.Sites;

public sealed class PlanTierTests : RuleTests<PlanTierTests>, IRuleCases
{
    public static string Rule => "plan-tier";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an unknown size", Example.With("plan", "sku.name", "P1v9"), "plan"),
            NonCompliant("another tier", Example.With("plan", "sku.tier", "Standard"), "plan"),
            NonCompliant("too many instances", Example.With("plan", "sku.capacity", 31), "plan"),
            NonCompliant("zones of a lower tier", Sku("S1", "Standard", 3).InTest(), "plan"),
            NonCompliant("zones with one instance", Example.With("plan", "sku.capacity", 1).InTest(), "plan"),
            NonCompliant("automatic scaling of a lower tier", Sku("S1", "Standard", 3).With("plan", "elasticScaleEnabled", true), "plan"),
            NonCompliant("a burst without automatic scaling", Example.With("plan", "maximumElasticWorkerCount", 10), "plan"),
            NonCompliant("an isolated size", Sku("I1v2", "IsolatedV2", 3), "plan"),
            NonCompliant("Windows containers on Linux", Example.With("plan", "hyperV", true).With("plan", "reserved", true), "plan"),
            NonCompliant("an environment", Example.With("plan", "hostingEnvironmentProfile", new { id = "ase" }), "plan"),
            Compliant("the most instances", Example.With("plan", "sku.capacity", 30)),
            Compliant("no tier", Example.With("plan", "sku.tier", null)),
            Compliant("lower case", Example.With("plan", "sku.name", "p1V3")),
            Compliant("a size that is not known", Example.With("plan", "sku.name", "[unknown]")),
            Compliant("automatic scaling", Example.With("plan", "elasticScaleEnabled", true).With("plan", "maximumElasticWorkerCount", 10)),
            Compliant("the tier that the CLI writes", Sku("P0v3", "Premium0V3", 3)),
        ];

    private static TestPlan Sku(string name, string tier, int capacity) =>
        Example.With(
            "plan",
            "sku",
            new
            {
                name,
                tier,
                capacity,
            }
        );
}
