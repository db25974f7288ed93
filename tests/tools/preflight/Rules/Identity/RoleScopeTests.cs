namespace Preflight.Tests.Rules.Identity;

public sealed class RoleScopeTests : RuleTests<RoleScopeTests>, IRuleCases
{
    public static string Rule => "role-scope";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("Contributor", Example.With("app-search-reader", "roleDefinitionId", Roles.Contributor), "app-search-reader"),
            NonCompliant("a resource group", Example.With("app-search-reader", "scope", TestPlan.Group), "app-search-reader"),
            NonCompliant("a management group", OnGroup("/providers/Microsoft.Management/managementGroups/corp"), "app-search-reader"),
            NonCompliant("the assignment of any role", Assigning(null), "app-search-reader"),
            NonCompliant("an own identity that reads the group", Own, "grant"),
            Compliant("the assignment of roles that a condition names", Assigning("roles of the workload")),
            Compliant("operators that read the group", Reading(TestPlan.Group)),
            Compliant("the scope is not known yet", Example.With("app-search-reader", "scope", "[unknown]")),
        ];

    private const string Grant = "app-search-reader";

    private static TestPlan OnGroup(string scope) => Example.With(Grant, "scope", scope);

    private static TestPlan Reading(string scope) =>
        OnGroup(scope).With(Grant, "roleDefinitionId", Roles.Of("acdd72a7-3385-48ef-bd42-f606fba81ae7"));

    private static TestPlan Assigning(string? condition)
    {
        var plan = OnGroup(TestPlan.Group).With(Grant, "roleDefinitionId", Roles.Of("f58310d9-a9f6-439a-9e8d-f62e7b41a168"));
        return condition is null ? plan : plan.With(Grant, "condition", condition);
    }

    private static TestPlan Own
    {
        get
        {
            var plan = Example.Add("managedidentity:UserAssignedIdentity", "own");
            return plan.Add(
                "authorization:RoleAssignment",
                "grant",
                new
                {
                    scope = TestPlan.Group,
                    principalId = TestResource.Guid("own principal"),
                    roleDefinitionId = Roles.Of("acdd72a7-3385-48ef-bd42-f606fba81ae7"),
                }
            );
        }
    }
}
