namespace Preflight.Tests.Rules.Identity;

public sealed class RoleExclusionTests : RuleTests<RoleExclusionTests>, IRuleCases
{
    private const string Permission = "permissions[0]";

    public static string Rule => "role-exclusion";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an action of another provider", Example.With("reader", $"{Permission}.notActions", Other), "reader"),
            NonCompliant("data that is not included", Example.With("reader", $"{Permission}.notDataActions", Other), "reader"),
            Compliant("a wildcard that is wider", Example.With("reader", $"{Permission}.notActions", new[] { "*/read" })),
        ];

    private static string[] Other => ["Microsoft.Storage/storageAccounts/listKeys/action"];
}
