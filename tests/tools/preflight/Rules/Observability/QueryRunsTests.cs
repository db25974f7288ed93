using System.Text.Json;

namespace Preflight.Tests.Rules.Observability;

public sealed class QueryRunsTests : RuleTests<QueryRunsTests>, IRuleCases
{
    public static string Rule => "query-runs";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a table that is misspelt", Alert("AppRequest | count"), "failed-requests"),
            NonCompliant("a column that does not exist", Alert("AppRequests | where Sucess == false"), "failed-requests"),
            NonCompliant("a query that does not parse", Alert("AppRequests | where"), "failed-requests"),
            NonCompliant("a placeholder that is left", Alert("AppRequests | where DurationMs > {limit}"), "failed-requests"),
            NonCompliant("a saved search", Search("AppRequests | where ItemCount >> 2"), "search"),
            NonCompliant("a tile of a workbook", Tile("AppRequest | count"), "overview"),
            Compliant("a tile with a parameter", Tile("AppRequests | where TimeGenerated {TimeRange} and AppRoleName in ({Role})")),
            Compliant("a tile of the resource graph", Tile("resources | where type == 'x'", "1")),
            Compliant("a custom table of another program", Alert("Scores_CL | where Score_d < 3")),
            Compliant(
                "a function of the stack's workspace",
                Search("slow(3)")
                    .Add(
                        "operationalinsights:SavedSearch",
                        "slow",
                        new
                        {
                            workspaceName = "w",
                            functionAlias = "slow",
                            query = "AppRequests",
                        }
                    )
            ),
            Compliant("the query is not known yet", Alert("[unknown]")),
        ];

    private static TestPlan Alert(string query) => Example.With("failed-requests", "criteria.allOf[0].query", query);

    private static TestPlan Search(string query) =>
        Example.Add("operationalinsights:SavedSearch", "search", new { workspaceName = "w", query });

    private static TestPlan Tile(string query, string queryType = "0") =>
        Example.Add(
            "applicationinsights:Workbook",
            "overview",
            new { serializedData = JsonSerializer.Serialize(new { items = new[] { new { content = new { query, queryType } } } }) }
        );
}
