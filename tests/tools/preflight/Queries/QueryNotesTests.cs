using System.Text.Json;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Reports;
using Preflight.Reports.Html;
using Preflight.Tests.Rules;
using Spectre.Console;

namespace Preflight.Tests.Queries;

/// <summary>A query without a finding may have parts that the grammar reads over. A note of `check` says which.</summary>
public sealed class QueryNotesTests
{
    private const string Read = "criteria.allOf[0].query";

    [Theory]
    [InlineData("AppTraces | evaluate bag_unpack(Properties) | where Anything > 3", "evaluate bag_unpack")]
    [InlineData("search 'failed' | where Anything > 3", "search")]
    [InlineData("AppTraces | mv-apply Each = Properties on (where Each > 3)", "mv-apply")]
    [InlineData("Scores_CL | where Anything > 3", "the columns of Scores_CL")]
    [InlineData("AzureDiagnostics | where anything_s == 'x'", "the columns of AzureDiagnostics")]
    [InlineData("workspace('other').AppTraces | where Anything > 3", "workspace()")]
    [InlineData("arg('').Resources | where anything == 3", "arg()")]
    [InlineData("union isfuzzy=true AppTraces, appEvents | where Anything > 3", "the table appEvents")]
    [InlineData("App* | where Anything > 3", "App*")]
    [InlineData("_GetWatchlist('x') | where Anything > 3", "_GetWatchlist()")]
    [InlineData("alias database other = cluster('x').database('y'); AppTraces | count", "the statement alias")]
    public void A_construct_that_is_not_judged_is_noted_and_is_no_finding(string query, string construct)
    {
        var plan = Alert(query);

        Assert.Equal([$"failed: the Kusto query at {Read} is judged in part; not judged: {construct}"], Check(plan).Notes);
        Assert.Empty(plan.Found("query-runs"));
    }

    [Theory]
    [InlineData("AppTraces | where Message has 'x' | summarize count() by AppRoleName")]
    [InlineData("let limit = 3; AppTraces | where SeverityLevel > limit")]
    [InlineData("[unknown]")]
    [InlineData("[secret]")]
    public void A_query_that_is_judged_as_a_whole_or_is_not_known_has_no_note(string query) => Assert.Empty(Check(Alert(query)).Notes);

    [Fact]
    public void Constructs_of_one_input_are_one_note()
    {
        var note = Assert.Single(Check(Alert("Scores_CL | join kind=inner (Votes_CL | evaluate narrow()) on Id")).Notes);

        Assert.EndsWith("not judged: evaluate narrow, the columns of Scores_CL, the columns of Votes_CL", note);
    }

    [Fact]
    public void Queries_of_workbooks_searches_and_transformations_have_notes_too()
    {
        var content = new { query = "resources | count", queryType = 1 };
        var notes = Check(
            new TestPlan()
                .Add("applicationinsights:Workbook", "page", new { serializedData = JsonSerializer.Serialize(new { content }) })
                .Add(
                    "operationalinsights:SavedSearch",
                    "slow",
                    new
                    {
                        workspaceName = "w",
                        query = "T",
                        functionParameters = "T:(*)",
                    }
                )
                .Add(
                    "monitor:DataCollectionRule",
                    "collect",
                    new { dataFlows = new[] { new { streams = new[] { "Microsoft-Syslog" }, transformKql = "source | where A > 3" } } }
                )
        ).Notes;

        Assert.Equal(
            [
                "collect: the Kusto query at dataFlows[0].transformKql is judged in part; not judged: the columns of source",
                "page: the Kusto query at serializedData is judged in part; not judged: a query of Azure Resource Graph",
                "slow: the Kusto query at query is judged in part; not judged: the body of a function with parameters",
            ],
            notes
        );
    }

    [Fact]
    public void Every_form_of_the_result_has_the_note()
    {
        var result = Check(Alert("Scores_CL | where Anything > 3"));
        var text = new StringWriter();
        FindingList.Print(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text) }), result);

        Assert.All(
            [
                text.ToString(),
                FindingList.Json([result]),
                SarifLog.Write([result]),
                FindingTable.Markdown([result]),
                ReportPage.Write(result),
            ],
            form => Assert.Contains("the columns of Scores_CL", form.ReplaceLineEndings(" "))
        );
    }

    private static TestPlan Alert(string query) =>
        new TestPlan().Add("monitor:ScheduledQueryRule", "failed", new { criteria = new { allOf = new[] { new { query } } } });

    private static CheckResult Check(TestPlan plan)
    {
        var azure = plan.Azure(withTemplate: false);
        return new(azure, new(() => CostEstimate.Of(azure.Plan, CostTerms.None, azure.Stage)), [], []);
    }
}
