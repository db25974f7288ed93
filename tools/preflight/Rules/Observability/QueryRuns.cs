using Preflight.AzureModel;
using Preflight.Queries;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class QueryRuns()
    : Rule(
        new()
        {
            Id = "query-runs",
            Title = "Queries of alerts, saved searches and workbooks run",
            Why = "With skipQueryValidation, Azure accepts an alert whose query does not run, and the alert never fires.",
            Fix = "Correct the query at the line and column that the finding names, and run it in Log Analytics.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/kusto/query/",
            Requirements = ["OBS-09"],
            Types = ["monitor:ScheduledQueryRule", "operationalinsights:SavedSearch", "applicationinsights:Workbook"],
            Example = """
            failed-requests:
              type: azure-native:monitor:ScheduledQueryRule
              properties:
                scopes:
                  - /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.OperationalInsights/workspaces/<name>
                criteria:
                  allOf:
                    - query: AppRequests | where Success == false | summarize Failed = count() by AppRoleName
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from query in PlannedQueries.Of(plan).All
        where query.Result.Fault is not null
        let message = $"{query.Path} does not run: the query {query.Result.Fault}"
        select query.IsTile ? query.Resource.Warning(message) : query.Resource.Problem(message);
}
