namespace Preflight.Tests.Rules.Observability;

public sealed class AlertsExistTests : RuleTests<AlertsExistTests>, IRuleCases
{
    public static string Rule => "alerts";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no alert", NoAlerts, TestPlan.Stack),
            NonCompliant("an alert without an action group", Example.With("app-errors", "actions", null), "app-errors"),
            NonCompliant("an alert that is off", Example.With("app-errors", "enabled", false), "app-errors"),
            NonCompliant("a service without an alert", Example.Add("search:Service", "search"), "search"),
            NonCompliant("no alert on incidents of Azure", Example.Without("azure-incidents"), TestPlan.Stack),
            Compliant("no alert on incidents of Azure in test", Example.Without("azure-incidents").InTest()),
            Compliant("one alert for all apps of a group", Grouped),
            Compliant("no alert in development", NoAlerts.InDevelopment()),
        ];

    private static TestPlan NoAlerts =>
        new[] { "app-errors", "azure-incidents", "unhealthy-resources", "deletions" }.Aggregate(Example, (plan, alert) =>
            plan.Without(alert)
        );

    private static TestPlan Grouped =>
        Example.With("app-errors", "scopes[0]", TestPlan.Group).With("app-errors", "targetResourceType", "Microsoft.Web/sites");
}
