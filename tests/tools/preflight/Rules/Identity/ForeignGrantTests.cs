namespace Preflight.Tests.Rules.Identity;

public sealed class ForeignGrantTests : RuleTests<ForeignGrantTests>, IRuleCases
{
    private const string Administrator = "00482a5a-887f-4fb3-b363-3b7fe8e74483";

    public static string Rule => "foreign-grant";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a group that administers a vault", Administering, "operators"),
            NonCompliant("a user that reads", Example.With("operators", "principalType", "User"), "operators"),
            Compliant("an identity of the plan", Own),
            Compliant("the deployment", Administering.With("operators", "principalId", "00000000-0000-4000-8000-000000000003")),
            Compliant("a principal that is not known yet", Administering.With("operators", "principalId", "[unknown]")),
            Compliant("nothing in test", Administering.InTest()),
        ];

    private static TestPlan Administering => Example.With("operators", "roleDefinitionId", Roles.Of(Administrator));

    private static TestPlan Own =>
        Administering
            .Add("managedidentity:UserAssignedIdentity", "own")
            .With("operators", "principalId", TestResource.Guid("own principal"));
}
