namespace Preflight.Tests.Rules.Facts;

public sealed class ServiceRetiredTests : RuleTests<ServiceRetiredTests>, IRuleCases
{
    public static string Rule => "service-retired";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a storage account of a retired kind", Example.With("documents", "kind", "Storage"), "documents"),
            Compliant("the day before the retirement", Example.With("documents", "kind", "Storage").On(new(2026, 10, 12))),
            NonCompliant("a type that retired", new TestPlan().Add("dbformariadb:Server", "store"), "store"),
            NonCompliant("a data lake of the first generation", new TestPlan().Add("datalakestore:Account", "lake"), "lake"),
            NonCompliant(
                "a value of a pattern",
                new TestPlan().Add("web:WebApp", "site", new { siteConfig = new { linuxFxVersion = "COMPOSE|abc" } }).On(new(2027, 4, 1)),
                "site"
            ),
            Compliant("a value that is not known", Example.With("documents", "kind", Planning.Plans.PlannedValues.Unknown)),
        ];
}
