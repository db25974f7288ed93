namespace Preflight.Tests.Rules.Observability;

public sealed class WorkbookExistsTests : RuleTests<WorkbookExistsTests>, IRuleCases
{
    public static string Rule => "workbook";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a name that is no GUID", Example.With("overview", "resourceName", "overview"), "overview"),
            NonCompliant("AI without a workbook", Example.Without("overview").Add("cognitiveservices:Account", "account"), TestPlan.Stack),
            Compliant("a program without AI", Example.Without("overview")),
            NonCompliant("data that is no JSON", Data("AppRequests"), "overview"),
            NonCompliant("no query", Data("""{ "items": [] }"""), "overview"),
            Compliant("the data is not known yet", Data("[unknown]")),
            Compliant(
                "no workbook in development",
                Example.Without("overview").Add("cognitiveservices:Account", "account").InDevelopment()
            ),
        ];

    private static TestPlan Data(string data) => Example.With("overview", "serializedData", data);
}
