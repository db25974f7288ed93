namespace Preflight.Tests.Rules.Observability;

public sealed class MetricAlertFormTests : RuleTests<MetricAlertFormTests>, IRuleCases
{
    public static string Rule => "metric-alert-form";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a region", Example.With("app-errors", "location", "swedencentral"), "app-errors"),
            NonCompliant("a severity of five", Example.With("app-errors", "severity", 5), "app-errors"),
            NonCompliant(
                "two scopes of a single resource",
                Example.With("app-errors", "scopes[1]", $"{TestPlan.Group}/providers/Microsoft.Web/sites/other"),
                "app-errors"
            ),
            NonCompliant("several resources without their type", Several.With("app-errors", "targetResourceType", null), "app-errors"),
            NonCompliant(
                "several resources of another region",
                Several.With("app-errors", "targetResourceRegion", "westeurope"),
                "app-errors"
            ),
            NonCompliant(
                "a namespace of another type",
                Example.With("app-errors", "criteria.allOf[0].metricNamespace", "Microsoft.Web/serverfarms"),
                "app-errors"
            ),
            NonCompliant(
                "two criteria of one name",
                Example.With("app-errors", "criteria.allOf[1]", new { name = "errors", metricName = "Http4xx" }),
                "app-errors"
            ),
            NonCompliant(
                "a dynamic threshold of a single resource",
                Example.With("app-errors", "criteria.allOf[0].criterionType", "DynamicThresholdCriterion"),
                "app-errors"
            ),
            NonCompliant(
                "more violations than evaluations",
                Dynamic.With(
                    "app-errors",
                    "criteria.allOf[0].failingPeriods",
                    new { minFailingPeriodsToAlert = 5, numberOfEvaluationPeriods = 4 }
                ),
                "app-errors"
            ),
            NonCompliant(
                "a dynamic threshold that learns nothing",
                Dynamic.With("app-errors", "criteria.allOf[0].ignoreDataBefore", "2031-01-01T00:00:00Z"),
                "app-errors"
            ),
            NonCompliant(
                "an operator that dynamic thresholds do not have",
                Dynamic.With("app-errors", "criteria.allOf[0].operator", "GreaterThanOrEqual"),
                "app-errors"
            ),
            NonCompliant(
                "a dynamic threshold evaluated every minute",
                Dynamic.With("app-errors", "evaluationFrequency", "PT1M").With("app-errors", "windowSize", "PT5M"),
                "app-errors"
            ),
            NonCompliant("a dynamic threshold over one minute", Dynamic.With("app-errors", "windowSize", "PT1M"), "app-errors"),
            Compliant("a static threshold evaluated every minute", Example.With("app-errors", "evaluationFrequency", "PT1M")),
            NonCompliant("more failed locations than there are", WebTest(failedLocationCount: 3), "app-errors"),
            Compliant("as many failed locations as there are", WebTest(failedLocationCount: 2)),
            Compliant("several resources", Several),
            Compliant("a dynamic threshold", Dynamic),
            Compliant(
                "a metric of the app itself",
                Example.With("app-errors", "criteria.allOf[0].metricNamespace", "azure.applicationinsights")
            ),
        ];

    private static TestPlan Several =>
        Example
            .Add("web:WebApp", "app", new { location = "swedencentral" })
            .With("app-errors", "scopes[0]", $"{TestPlan.Group}/providers/Microsoft.Web/sites/app")
            .With("app-errors", "scopes[1]", $"{TestPlan.Group}/providers/Microsoft.Web/sites/other")
            .With("app-errors", "targetResourceType", "Microsoft.Web/sites")
            .With("app-errors", "targetResourceRegion", "Sweden Central")
            .With("app-errors", "criteria.odataType", "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria");

    private static TestPlan Dynamic =>
        Example
            .With("app-errors", "criteria.odataType", "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria")
            .With("app-errors", "criteria.allOf[0].criterionType", "DynamicThresholdCriterion");

    private static TestPlan WebTest(int failedLocationCount)
    {
        var tested = Example.Add("applicationinsights:WebTest", "test", new { locations = new[] { "a", "b" } });
        return tested.With("app-errors", "criteria", new { webTestId = tested.IdOf("test"), failedLocationCount });
    }
}
