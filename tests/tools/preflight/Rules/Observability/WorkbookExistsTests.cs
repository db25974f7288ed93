namespace Preflight.Tests.Rules.Observability;

public sealed class WorkbookExistsTests : RuleTests<WorkbookExistsTests>, IRuleCases
{
    public static string Rule => "workbook";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a name that is no GUID", Example.With("overview", "resourceName", "overview"), "overview"),
            NonCompliant("no workbook", Example.Without("overview"), TestPlan.Stack),
            NonCompliant("data that is no JSON", Data("AppRequests"), "overview"),
            NonCompliant("no query", Data("""{ "items": [] }"""), "overview"),
            Compliant("the data is not known yet", Data("[unknown]")),
            Compliant("no workbook in development", Example.Without("overview").InDevelopment()),
        ];

    private static TestPlan Data(string data) => Example.With("overview", "serializedData", data);
}
