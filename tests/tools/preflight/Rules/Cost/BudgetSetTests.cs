namespace Preflight.Tests.Rules.Cost;

public sealed class BudgetSetTests : RuleTests<BudgetSetTests>, IRuleCases
{
    public static string Rule => "budget";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no budget", Example.Without("budget"), TestPlan.Stack),
            NonCompliant("no forecast", Example.With("budget", "notifications.forecast", null), "budget"),
            NonCompliant("no notification on actual cost", Example.With("budget", "notifications.actual", null), "budget"),
            NonCompliant("no recipient", Example.With("budget", "notifications.actual.contactEmails", Array.Empty<string>()), "budget"),
            NonCompliant("an amount of 0", Example.With("budget", "amount", 0), "budget"),
            Compliant("a role as recipient", Role),
            Compliant("the amount is not known yet", Example.With("budget", "amount", "[unknown]")),
        ];

    private static TestPlan Role =>
        Example
            .With("budget", "notifications.actual.contactEmails", null)
            .With("budget", "notifications.actual.contactRoles", new[] { "Owner" });
}
