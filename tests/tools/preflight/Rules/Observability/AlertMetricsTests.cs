namespace Preflight.Tests.Rules.Observability;

public sealed class AlertMetricsTests : RuleTests<AlertMetricsTests>, IRuleCases
{
    public static string Rule => "alert-metrics";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a metric that does not exist", Metric("Http5xxs"), "app-errors"),
            NonCompliant("a retired metric", Metric("AverageResponseTime"), "app-errors"),
            NonCompliant(
                "an unsupported aggregation",
                Example
                    .With("app-errors", $"{Criterion}.timeAggregation", "Maximum")
                    .With("app-errors", $"{Criterion}.metricName", "Requests"),
                "app-errors"
            ),
            NonCompliant(
                "an unknown dimension",
                Example.With("app-errors", $"{Criterion}.dimensions", new[] { new { name = "Colour" } }),
                "app-errors"
            ),
            NonCompliant("a window that Azure does not offer", Example.With("app-errors", "windowSize", "PT2M"), "app-errors"),
            NonCompliant("a frequency longer than the window", Example.With("app-errors", "evaluationFrequency", "PT15M"), "app-errors"),
            NonCompliant("a metric that does not count model requests", OpenAI("TotalErrors"), "app-errors"),
            NonCompliant("a dynamic threshold over one minute", Dynamic.With("app-errors", "windowSize", "PT1M"), "app-errors"),
            Compliant("a dynamic threshold over five minutes", Dynamic),
            Compliant("requests to models", OpenAI("AzureOpenAIRequests")),
            Compliant("the metric is not known yet", Metric("[unknown]")),
        ];

    private const string Criterion = "criteria.allOf[0]";

    private static TestPlan Metric(string name) => Example.With("app-errors", $"{Criterion}.metricName", name);

    private static TestPlan OpenAI(string name) =>
        Metric(name).With("app-errors", $"{Criterion}.metricNamespace", "Microsoft.CognitiveServices/accounts");

    private static TestPlan Dynamic => Example.With("app-errors", $"{Criterion}.criterionType", "DynamicThresholdCriterion");
}
