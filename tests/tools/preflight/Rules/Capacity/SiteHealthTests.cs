namespace Preflight.Tests.Rules.Capacity;

public sealed class SiteHealthTests : RuleTests<SiteHealthTests>, IRuleCases
{
    public static string Rule => "site-health";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("stopped", Example.With("app", "enabled", false), "app"),
            NonCompliant("session affinity", Example.With("app", "clientAffinityEnabled", null), "app"),
            NonCompliant("not always on", Example.With("app", "siteConfig.alwaysOn", false), "app"),
            NonCompliant("HTTP/1.1 only", Example.With("app", "siteConfig.http20Enabled", null), "app"),
            NonCompliant("no health check", Example.With("app", "siteConfig.healthCheckPath", null), "app"),
            Compliant(
                "a function app without affinity and health check",
                Example
                    .With("app", "kind", "functionapp,linux")
                    .With("app", "clientAffinityEnabled", null)
                    .With("app", "siteConfig.healthCheckPath", null)
            ),
            NonCompliant("not always on, on a plan that can be", OnPlan("B1"), "app"),
            Compliant("not always on, on a plan that cannot be", OnPlan("Y1")),
            Compliant(
                "every origin, which another rule reports",
                Example.With("app", "siteConfig.cors", new { allowedOrigins = new[] { "*" } })
            ),
        ];

    private static TestPlan OnPlan(string size)
    {
        var plan = Example.Add("web:AppServicePlan", "plan", new { sku = new { name = size } });
        return plan.With("app", "serverFarmId", plan.IdOf("plan")).With("app", "siteConfig.alwaysOn", null);
    }
}
