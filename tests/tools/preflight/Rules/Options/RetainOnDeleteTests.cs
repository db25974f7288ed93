namespace Preflight.Tests.Rules.Options;

public sealed class RetainOnDeleteTests : RuleTests<RetainOnDeleteTests>, IRuleCases
{
    public static string Rule => "retain-on-delete";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a protected vault", Example.Option("vault", each => each with { RetainOnDelete = false }), "vault"),
            NonCompliant("a role assignment that stays", Grant.Retained("grant"), "grant"),
            Compliant("a role assignment", Grant),
            Compliant("a protected address", Example.Add("network:PublicIPAddress", "address").Protected("address")),
            Compliant("nothing in test", Grant.Retained("grant").InTest()),
        ];

    private static TestPlan Grant => Example.Add("authorization:RoleAssignment", "grant", new { scope = TestPlan.Group });
}
