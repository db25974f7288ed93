using Planning.Plans;

namespace Preflight.Tests.Rules.Identity;

public sealed class RolePrincipalTests : RuleTests<RolePrincipalTests>, IRuleCases
{
    public static string Rule => "role-principal";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the client id", Principal(Example.Get("app-identity").Outputs.Text("clientId")!), "app-search-reader"),
            NonCompliant("the resource id", Principal(Example.IdOf("app-identity")), "app-search-reader"),
            NonCompliant("the name", Principal("app-identity"), "app-search-reader"),
            NonCompliant(
                "the client id in an assignment of Cosmos DB",
                Example.Add(
                    "cosmosdb:SqlResourceSqlRoleAssignment",
                    "threads-writer",
                    new { accountName = "threads", principalId = Example.Get("app-identity").Outputs.Text("clientId") }
                ),
                "threads-writer"
            ),
            Compliant("a principal of elsewhere", Principal("00000000-0000-0000-0000-00000000000a")),
            Compliant("a principal that is not known yet", Principal("[unknown]")),
        ];

    private static TestPlan Principal(string id) => Example.With("app-search-reader", "principalId", id);
}
