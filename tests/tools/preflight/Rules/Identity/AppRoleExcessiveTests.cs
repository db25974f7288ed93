namespace Preflight.Tests.Rules.Identity;

public sealed class AppRoleExcessiveTests : RuleTests<AppRoleExcessiveTests>, IRuleCases
{
    public static string Rule => "app-role-excessive";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a role of the control plane",
                Example.With("app-search-reader", "roleDefinitionId", Roles.Contributor),
                "app-search-reader"
            ),
            NonCompliant(
                "no setting refers to the service",
                Example.With("app", "siteConfig.appSettings[0].value", "https://example.com"),
                "app-search-reader"
            ),
            Compliant("the app also writes the index", Example.With("app-search-reader", "roleDefinitionId", Roles.SearchIndexContributor)),
            Compliant(
                "the role belongs to another principal",
                Example.With("app-search-reader", "principalId", "00000000-0000-0000-0000-00000000000a")
            ),
        ];
}
