namespace Preflight.Tests.Rules.Sites;

public sealed class PlanSizeTests : RuleTests<PlanSizeTests>, IRuleCases
{
    public static string Rule => "plan-size";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a basic plan", Example.With("plan", "sku.name", "B1"), "plan"),
            NonCompliant("one instance", Example.With("plan", "sku.capacity", 1), "plan"),
            Compliant("one instance in test", Example.With("plan", "sku.capacity", 1).InTest()),
            NonCompliant("spot instances", Example.With("plan", "isSpot", true), "plan"),
            NonCompliant("one instance for each site", PerSite(1), "plan"),
            Compliant("two instances for each site", PerSite(2)),
            Compliant("automatic scaling", Example.With("plan", "sku.capacity", 1).With("plan", "elasticScaleEnabled", true)),
        ];

    private static TestPlan PerSite(int workers)
    {
        var plan = Example.With("plan", "perSiteScaling", true);
        return plan.Add("web:WebApp", "app", new { serverFarmId = plan.IdOf("plan"), siteConfig = new { numberOfWorkers = workers } });
    }
}
