namespace Preflight.Tests.Rules.Observability;

public sealed class WorkbookExistsTests : RuleTests<WorkbookExistsTests>, IRuleCases
{
    public static string Rule => "workbook";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no workbook", Example.Without("overview"), TestPlan.Stack),
            NonCompliant("data that is no JSON", Data("AppRequests"), "overview"),
            NonCompliant("no query", Data("""{ "items": [] }"""), "overview"),
            NonCompliant("an unknown table", Query("AppRequest | count"), "overview"),
            Compliant("a custom table", Query("Scores_CL | count")),
            Compliant("a named expression", Query("let slow = AppRequests | where DurationMs > 1000; slow | count")),
            Compliant("the data is not known yet", Data("[unknown]")),
            Compliant("no workbook in development", Example.Without("overview").InDevelopment()),
        ];

    private static TestPlan Data(string data) => Example.With("overview", "serializedData", data);

    private static TestPlan Query(string query) =>
        Data(System.Text.Json.JsonSerializer.Serialize(new { items = new[] { new { content = new { query } } } }));
}
