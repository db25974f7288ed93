namespace Preflight.Tests.Rules.Identity;

public sealed class AppRoleMissingTests : RuleTests<AppRoleMissingTests>, IRuleCases
{
    public static string Rule => "app-role-missing";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no role on the service", Example.Without("app-search-reader"), "app"),
            NonCompliant(
                "a role that does not read",
                Example.With("app-search-reader", "roleDefinitionId", Roles.SearchServiceContributor),
                "app"
            ),
            NonCompliant("a role on another service", Example.With("app-search-reader", "scope", $"{Example.IdOf("search")}2"), "app"),
            NonCompliant("no role to publish telemetry", Example.Without("app-metrics-publisher"), "app"),
            Compliant("the role covers the resource group", Example.With("app-search-reader", "scope", TestPlan.Group)),
            Compliant("the service is outside the stack", Example.Without("search").Without("app-search-reader")),
        ];
}
