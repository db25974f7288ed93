namespace Preflight.Tests.Rules.Cost;

public sealed class DailyCapTests : RuleTests<DailyCapTests>, IRuleCases
{
    public static string Rule => "daily-cap";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no cap", Example.With("workspace", "workspaceCapping", null), "workspace"),
            NonCompliant("a cap that is off", Example.With("workspace", "workspaceCapping.dailyQuotaGb", -1), "workspace"),
            Compliant("the cap is not known yet", Example.With("workspace", "workspaceCapping.dailyQuotaGb", "[unknown]")),
        ];
}
