namespace Preflight.Tests.Rules.Observability;

public sealed class QueryTablesTests : RuleTests<QueryTablesTests>, IRuleCases
{
    public static string Rule => "query-tables";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "the scope of a site",
                Example.With("failed-requests", "scopes[0]", $"{TestPlan.Group}/providers/Microsoft.Web/sites/app"),
                "failed-requests"
            ),
            NonCompliant("no component sends", Example.Without("insights"), "failed-requests"),
            NonCompliant("no agent sends", Asking("Heartbeat"), "failed-requests"),
            NonCompliant("a custom table that is not declared", Asking("Scores_CL"), "failed-requests"),
            NonCompliant("a table that is not known", Asking("ChatScoreSummaries"), "failed-requests"),
            NonCompliant(
                "a table of the resource, and logs in the common one",
                Logged("AGWAccessLogs", "AzureDiagnostics"),
                "failed-requests"
            ),
            Compliant("logs in tables of the resource", Logged("AGWAccessLogs", "Dedicated")),
            Compliant("logs in the common table", Logged("AzureDiagnostics", "AzureDiagnostics")),
            Compliant(
                "a custom table",
                Asking("Scores_CL").Add("operationalinsights:Table", "Scores_CL", new { workspaceName = "workspace" })
            ),
            Compliant("a table that Azure itself fills", Asking("Usage")),
            Compliant("a workspace of another program", Asking("Heartbeat").With("failed-requests", "scopes[0]", TestPlan.Group)),
        ];

    private static TestPlan Asking(string table) => Example.With("failed-requests", "criteria.allOf[0].query", $"{table} | take 1");

    private static TestPlan Logged(string table, string logAnalyticsDestinationType) =>
        Asking(table)
            .Add(
                "monitor:DiagnosticSetting",
                "gateway-logs",
                new
                {
                    resourceUri = $"{TestPlan.Group}/providers/Microsoft.Network/applicationGateways/gateway",
                    workspaceId = "workspace",
                    logAnalyticsDestinationType,
                    logs = new[] { new { category = "ApplicationGatewayAccessLog" } },
                }
            );
}
