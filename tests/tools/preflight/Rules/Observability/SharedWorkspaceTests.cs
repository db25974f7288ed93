namespace Preflight.Tests.Rules.Observability;

public sealed class SharedWorkspaceTests : RuleTests<SharedWorkspaceTests>, IRuleCases
{
    public static string Rule => "shared-workspace";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no filter", Unfiltered, "failed-requests"),
            Compliant("a filter by role", Example.With("failed-requests", Query, "AppRequests | where AppRoleName == 'chat'")),
            Compliant("the scope is a resource group", Unfiltered.With("failed-requests", "scopes[0]", TestPlan.Group)),
            Compliant("the workspace is in the plan", Own.With("failed-requests", "scopes[0]", Own.IdOf("workspace"))),
            Compliant("the query is not known yet", Example.With("failed-requests", Query, "[unknown]")),
        ];

    private const string Query = "criteria.allOf[0].query";

    private static TestPlan Unfiltered => Example.With("failed-requests", Query, "AppRequests | where Success == false");

    private static TestPlan Own => Unfiltered.Add("operationalinsights:Workspace", "workspace", new { });
}
