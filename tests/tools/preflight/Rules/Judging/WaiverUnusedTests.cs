namespace Preflight.Tests.Rules.Judging;

public sealed class WaiverUnusedTests : RuleTests<WaiverUnusedTests>, IRuleCases
{
    public static string Rule => "waiver-unused";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no finding of this rule", Example.Waiving("search-keys", "documents", TestPlan.Today), TestPlan.Stack),
            NonCompliant("another resource", Example.Waiving("storage-keys", "packages", TestPlan.Today), TestPlan.Stack),
            Compliant("a finding", Example.Waiving("storage-keys", "documents", TestPlan.Today)),
        ];
}
