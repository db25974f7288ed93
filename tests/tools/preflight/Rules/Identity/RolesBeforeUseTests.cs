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
            NonCompliant("the gateway does not wait", Gateway, "gateway"),
            Compliant("the gateway waits", Gateway.Waits("gateway", "app-search-reader")),
            Compliant("a system-assigned identity exists only after the app", SystemAssigned),
        ];

    private static TestPlan Gateway =>
        Example.Add(
            "network:ApplicationGateway",
            "gateway",
            new { identity = new { userAssignedIdentities = new[] { Example.IdOf("app-identity") } } }
        );

    private static TestPlan SystemAssigned =>
        new TestPlan()
            .Add("search:Service", "search")
            .Add("web:WebApp", "site", new { identity = new { type = "SystemAssigned" } })
            .Add(
                "authorization:RoleAssignment",
                "reader",
                new
                {
                    scope = $"{TestPlan.Group}/providers/Microsoft.Search/searchServices/search",
                    principalId = TestResource.Guid("site principal"),
                }
            );
}
