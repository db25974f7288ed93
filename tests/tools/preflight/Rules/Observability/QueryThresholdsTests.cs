namespace Preflight.Tests.Rules.Observability;

public sealed class QueryThresholdsTests : RuleTests<QueryThresholdsTests>, IRuleCases
{
    private const string Shares = "AppRequests | summarize All = count(), Bad = countif(Success == false) | where";

    public static string Rule => "query-thresholds";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a threshold above the cap", Usage("sum(Quantity) / 1000 | where Volume > 12"), "volume"),
            NonCompliant("megabytes taken for kilobytes", Usage("sum(Quantity) / 1000000 | where Volume > 9"), "volume"),
            NonCompliant("megabytes without a unit", Usage("sum(Quantity) | where Volume > 12000"), "volume"),
            NonCompliant("a percentile of a half", Query("AppRequests | summarize P = percentile(DurationMs, 0.5)"), "volume"),
            NonCompliant(
                "a count of a group that is zero",
                Query("AppMetrics | summarize Sent = count() by AppRoleName | where Sent == 0"),
                "volume"
            ),
            NonCompliant("a part above a multiple of the whole", Query($"{Shares} Bad >= 5 and Bad > 7.2 * All"), "volume"),
            NonCompliant("a ratio above one", Query($"{Shares} Bad / All > 5"), "volume"),
            Compliant("no cap", Usage("sum(Quantity) | where Volume > 12000").With("workspace", "workspaceCapping", null)),
            Compliant("two days", Usage("sum(Quantity) | where Volume > 12000").With("volume", "windowSize", "P2D")),
            Compliant("a median", Query("AppRequests | summarize P = percentile(DurationMs, 50)")),
            Compliant("a small number in an expression", Query("AppRequests | summarize P = percentile(DurationMs * 0.5, 95)")),
            Compliant("a count of all rows", Query("AppMetrics | summarize Sent = count() | where Sent == 0")),
            Compliant("a count of a group", Query("AppMetrics | summarize Sent = count() by AppRoleName | where Sent > 5")),
            Compliant("a part of the whole", Query($"{Shares} Bad > 0.07 * All")),
            Compliant("a percentage", Query($"{Shares} 100 * Bad / All > 5")),
            Compliant(
                "two numbers of which none is a part",
                Query("AppRequests | summarize Good = countif(Success), Bad = countif(DurationMs > 9) | where Bad > 2 * Good")
            ),
        ];

    private static TestPlan Query(string query) => Example.With("volume", "criteria.allOf[0].query", query);

    private static TestPlan Usage(string volume) => Query($"Usage | where IsBillable | summarize Volume = {volume}");
}
