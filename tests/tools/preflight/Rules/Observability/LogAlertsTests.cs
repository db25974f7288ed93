namespace Preflight.Tests.Rules.Observability;

public sealed class LogAlertsTests : RuleTests<LogAlertsTests>, IRuleCases
{
    public static string Rule => "log-alerts";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a dimension without values",
                Example.With("failed-requests", "criteria.allOf[0].dimensions[0].values", Array.Empty<string>()),
                "failed-requests"
            ),
            NonCompliant(
                "a frequency that Azure does not offer",
                Example.With("failed-requests", "evaluationFrequency", "PT3M"),
                "failed-requests"
            ),
            NonCompliant("a window that Azure does not offer", Example.With("failed-requests", "windowSize", "P3D"), "failed-requests"),
            NonCompliant(
                "a window shorter than the frequency",
                Example.With("failed-requests", "evaluationFrequency", "PT30M"),
                "failed-requests"
            ),
            NonCompliant(
                "muted actions and automatic resolution",
                Example.With("failed-requests", "muteActionsDuration", "PT1H"),
                "failed-requests"
            ),
            NonCompliant(
                "actions muted for less than an evaluation",
                Example.With("failed-requests", "muteActionsDuration", "PT1M").With("failed-requests", "autoMitigate", false),
                "failed-requests"
            ),
            NonCompliant(
                "a time range shorter than the window",
                Example.With("failed-requests", "overrideQueryTimeRange", "PT5M"),
                "failed-requests"
            ),
            NonCompliant("a severity of seven", Example.With("failed-requests", "severity", 7), "failed-requests"),
            NonCompliant(
                "more violations than evaluations",
                Example.With(
                    "failed-requests",
                    "criteria.allOf[0].failingPeriods",
                    new { minFailingPeriodsToAlert = 3, numberOfEvaluationPeriods = 2 }
                ),
                "failed-requests"
            ),
            NonCompliant(
                "an average without a column",
                Example.With("failed-requests", "criteria.allOf[0].metricMeasureColumn", null),
                "failed-requests"
            ),
            NonCompliant(
                "a column that the result does not have",
                Example.With("failed-requests", "criteria.allOf[0].metricMeasureColumn", "Count"),
                "failed-requests"
            ),
            NonCompliant(
                "a dimension that the result does not have",
                Example.With("failed-requests", "criteria.allOf[0].dimensions[0].name", "Role"),
                "failed-requests"
            ),
            NonCompliant("rows below zero", Counting("LessThan"), "failed-requests"),
            NonCompliant("any number of rows", Counting("GreaterThanOrEqual"), "failed-requests"),
            NonCompliant(
                "a look back beyond the window",
                Asking("AppRequests | where TimeGenerated > ago(1h) | summarize Failed = count() by AppRoleName"),
                "failed-requests"
            ),
            NonCompliant(
                "a look back of a week",
                Asking("AppRequests | where TimeGenerated > ago(7d) | summarize Failed = count() by AppRoleName"),
                "failed-requests"
            ),
            NonCompliant(
                "a look back by an expression",
                Asking("AppRequests | where TimeGenerated > ago(2 * 1h) | summarize Failed = count() by AppRoleName"),
                "failed-requests"
            ),
            NonCompliant(
                "a plug-in that alerts do not support",
                Asking("AppRequests | evaluate bag_unpack(Properties)"),
                "failed-requests"
            ),
            NonCompliant(
                "two scopes",
                Example.With("failed-requests", "scopes", new[] { TestPlan.Group, $"{TestPlan.Group}/providers/Microsoft.Web/sites/app" }),
                "failed-requests"
            ),
            NonCompliant(
                "a union every minute",
                Asking("union AppRequests, AppTraces | summarize Failed = count() by AppRoleName")
                    .With("failed-requests", "evaluationFrequency", "PT1M"),
                "failed-requests"
            ),
            Compliant(
                "a look back of the window",
                Asking("AppRequests | where TimeGenerated > ago(15m) | summarize Failed = count() by AppRoleName")
            ),
            Compliant("a result that is not known", Asking("workspace(\"other\").AppRequests")),
            Compliant("a time that is not known yet", Example.With("failed-requests", "windowSize", "[unknown]")),
        ];

    private static TestPlan Asking(string query) => Example.With("failed-requests", "criteria.allOf[0].query", query);

    private static TestPlan Counting(string compare) =>
        Example
            .With("failed-requests", "criteria.allOf[0].timeAggregation", "Count")
            .With("failed-requests", "criteria.allOf[0].metricMeasureColumn", null)
            .With("failed-requests", "criteria.allOf[0].threshold", 0)
            .With("failed-requests", "criteria.allOf[0].operator", compare);
}
