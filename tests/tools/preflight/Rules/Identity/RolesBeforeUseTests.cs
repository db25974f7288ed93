namespace Preflight.Tests.Rules.Identity;

public sealed class RolesBeforeUseTests : RuleTests<RolesBeforeUseTests>, IRuleCases
{
    public static string Rule => "roles-before-use";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the app does not wait", Example.WaitsNot("app", "app-search-reader"), "app"),
            Compliant(
                "the role is of another principal",
                Example.WaitsNot("app", "app-search-reader").With("app-search-reader", "principalId", "another")
            ),
        ];
}
