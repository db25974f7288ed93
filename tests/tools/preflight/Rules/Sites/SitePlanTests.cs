namespace Preflight.Tests.Rules.Sites;

public sealed class SitePlanTests : RuleTests<SitePlanTests>, IRuleCases
{
    public static string Rule => "site-plan";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a plan that is not there", Example.With("app", "serverFarmId", $"{Example.IdOf("plan")}2"), "app"),
            NonCompliant("another region", Example.With("plan", "location", "westeurope"), "app"),
            Compliant("another spelling of the region", Example.With("plan", "location", "Sweden Central")),
            Compliant(
                "a plan of another group",
                Example.With("app", "serverFarmId", "/subscriptions/s/resourceGroups/other/providers/Microsoft.Web/serverfarms/plan")
            ),
        ];
}
