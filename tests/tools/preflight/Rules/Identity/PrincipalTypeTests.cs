namespace Preflight.Tests.Rules.Identity;

public sealed class PrincipalTypeTests : RuleTests<PrincipalTypeTests>, IRuleCases
{
    public static string Rule => "principal-type";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no type", Example.With("app-search-reader", "principalType", null), "app-search-reader"),
            NonCompliant("an identity as a user", Example.With("app-search-reader", "principalType", "User"), "app-search-reader"),
            Compliant(
                "a group",
                Example.With("app-search-reader", "principalType", "Group").With("app-search-reader", "principalId", "another")
            ),
        ];
}
