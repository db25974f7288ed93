namespace Preflight.Tests.Rules.Identity;

public sealed class RoleDefinitionIdTests : RuleTests<RoleDefinitionIdTests>, IRuleCases
{
    public static string Rule => "role-definition-id";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the name of a role", Id("Search Index Data Reader"), "app-search-reader"),
            NonCompliant("a bare GUID", Id("1407120a-92aa-4202-b7e9-c0e197c71c8f"), "app-search-reader"),
            NonCompliant(
                "the id of an assignment",
                Id("/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/r"),
                "app-search-reader"
            ),
            Compliant("a role of a subscription", Id($"/subscriptions/s{Roles}1407120A-92AA-4202-B7E9-C0E197C71C8F")),
            Compliant("a role of the tenant", Id($"{Roles}8ebe5a00-799e-43f5-93ac-243d3dce84a7")),
            Compliant("a role that was looked up", Id("[unknown]")),
        ];

    private const string Roles = "/providers/Microsoft.Authorization/roleDefinitions/";

    private static TestPlan Id(string value) => Example.With("app-search-reader", "roleDefinitionId", value);
}
