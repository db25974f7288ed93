namespace Preflight.Tests.Rules.Identity;

public sealed class DuplicateGrantTests : RuleTests<DuplicateGrantTests>, IRuleCases
{
    public static string Rule => "role-duplicate";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the same role twice", Example.Copy("app-search-reader", "again"), "again"),
            Compliant(
                "another role",
                Example.Copy("app-search-reader", "again").With("again", "roleDefinitionId", Roles.SearchIndexContributor)
            ),
            Compliant("the principal is not known yet", Unknown.Copy("app-search-reader", "again")),
        ];

    private static TestPlan Unknown => Example.With("app-search-reader", "principalId", "[unknown]");
}
