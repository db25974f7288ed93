namespace Preflight.Tests.Rules.Cost;

public sealed class BudgetFormTests : RuleTests<BudgetFormTests>, IRuleCases
{
    public static string Rule => "budget-form";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a start that is no day", Example.With("budget", "timePeriod.startDate", "2026-13-01"), "budget"),
            NonCompliant(
                "a start in the middle of a month",
                Example.With("budget", "timePeriod.startDate", "2026-12-15T00:00:00Z"),
                "budget"
            ),
            NonCompliant(
                "a start before the current month",
                Example.With("budget", "timePeriod.startDate", "2026-10-01T00:00:00Z"),
                "budget"
            ),
            NonCompliant(
                "a start before budgets existed",
                Example.With("budget", "timePeriod.startDate", "2017-05-01T00:00:00Z"),
                "budget"
            ),
            NonCompliant("a start in two years", Example.With("budget", "timePeriod.startDate", "2028-12-01T00:00:00Z"), "budget"),
            NonCompliant("an end before the start", Example.With("budget", "timePeriod.endDate", "2026-11-01T00:00:00Z"), "budget"),
            NonCompliant("a period that does not exist", Example.With("budget", "timeGrain", "Weekly"), "budget"),
            NonCompliant("a threshold above 1000 percent", Example.With("budget", "notifications.actual.threshold", 1500), "budget"),
            NonCompliant("a threshold as a fraction", Example.With("budget", "notifications.actual.threshold", 0.8), "budget"),
            NonCompliant("a threshold above the amount", Example.With("budget", "notifications.actual.threshold", 120), "budget"),
            NonCompliant("a notification that is off", Example.With("budget", "notifications.actual.enabled", false), "budget"),
            NonCompliant("an operator that does not exist", Example.With("budget", "notifications.actual.operator", "LessThan"), "budget"),
            NonCompliant("an address without a domain", Example.With("budget", "notifications.actual.contactEmails[0]", "team"), "budget"),
            NonCompliant(
                "a dimension that does not exist",
                Example.With("budget", "filter", new { dimensions = new { name = "ResourceGroup" } }),
                "budget"
            ),
            NonCompliant("a tag that no resource has", Example.With("budget", "filter", new { tags = new { name = "env" } }), "budget"),
            NonCompliant(
                "six notifications",
                Example.With(
                    "budget",
                    "notifications",
                    Enumerable.Range(1, 6).ToDictionary(each => $"n{each}", _ => new { threshold = 50 })
                ),
                "budget"
            ),
            Compliant(
                "five notifications",
                Example.With(
                    "budget",
                    "notifications",
                    Enumerable.Range(1, 5).ToDictionary(each => $"n{each}", _ => new { threshold = 50 })
                )
            ),
            Compliant(
                "a start in the past, of which changes are ignored",
                Example.With("budget", "timePeriod.startDate", "2026-01-01T00:00:00Z").Ignoring("budget", "timePeriod")
            ),
            Compliant("a start that is not known yet", Example.With("budget", "timePeriod.startDate", "[unknown]")),
        ];
}
