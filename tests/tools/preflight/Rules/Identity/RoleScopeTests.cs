namespace Preflight.Tests.Rules.Identity;

public sealed class RoleScopeTests : RuleTests<RoleScopeTests>, IRuleCases
{
    public static string Rule => "role-scope";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("Contributor", Example.With("app-search-reader", "roleDefinitionId", Roles.Contributor), "app-search-reader"),
            NonCompliant("a resource group", Example.With("app-search-reader", "scope", TestPlan.Group), "app-search-reader"),
            Compliant("the scope is not known yet", Example.With("app-search-reader", "scope", "[unknown]")),
        ];
}
