namespace Preflight.Tests.Rules.Identity;

public sealed class PartnerAccessTests : RuleTests<PartnerAccessTests>, IRuleCases
{
    private const string Role = "properties.authorizations[0].roleDefinitionId";

    public static string Rule => "partner-access";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an owner", Example.With("partner", Role, "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"), "partner"),
            NonCompliant("the assignment of any role", Example.With("partner", Role, "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"), "partner"),
            Compliant("the assignment of named roles", Named),
        ];

    private static TestPlan Named =>
        Example
            .With("partner", Role, "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9")
            .With("partner", "properties.authorizations[0].delegatedRoleDefinitionIds", new[] { "acdd72a7-3385-48ef-bd42-f606fba81ae7" });
}
