namespace Preflight.Tests.Rules.Ordering;

public sealed class OtherStageTests : RuleTests<OtherStageTests>, IRuleCases
{
    private const string Subscription = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups";

    public static string Rule => "other-stage";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the action group of the test stage", Notifying("rg-chat-test", "actionGroups"), "alert"),
            NonCompliant("the action group of the sandbox", Notifying("rg-chat-sandbox", "actionGroups"), "alert"),
            Compliant("the action group of a shared hub", Notifying("rg-monitoring", "actionGroups")),
            Compliant("the action group of another workload", Notifying("rg-search-test", "actionGroups")),
            Compliant("a type that the plan does not have", Notifying("rg-chat-test", "webTests")),
            Compliant("an unknown action group", Example.With("alert", "actions[0].actionGroupId", "[unknown]")),
        ];

    private static TestPlan Notifying(string group, string type) =>
        Example.With("alert", "actions[0].actionGroupId", $"{Subscription}/{group}/providers/Microsoft.Insights/{type}/on-call");
}
