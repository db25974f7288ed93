namespace Preflight.Tests.Rules.Identity;

public sealed class RoleAssignmentNameTests : RuleTests<RoleAssignmentNameTests>, IRuleCases
{
    public static string Rule => "role-assignment-name";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a name that is no GUID",
                Example.With("app-search-reader", "roleAssignmentName", "app-search-reader"),
                "app-search-reader"
            ),
            Compliant("the name is not known yet", Example.With("app-search-reader", "roleAssignmentName", "[unknown]")),
            Compliant("the provider chooses the name", Example.With("app-search-reader", "roleAssignmentName", null)),
        ];
}
