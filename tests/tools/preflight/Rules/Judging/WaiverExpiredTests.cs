namespace Preflight.Tests.Rules.Judging;

public sealed class WaiverExpiredTests : RuleTests<WaiverExpiredTests>, IRuleCases
{
    public static string Rule => "waiver-expired";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a date in the past", Example.Waiving("storage-keys", "documents", TestPlan.Today.AddDays(-1)), TestPlan.Stack),
            Compliant("the last day", Example.Waiving("storage-keys", "documents", TestPlan.Today)),
        ];
}
