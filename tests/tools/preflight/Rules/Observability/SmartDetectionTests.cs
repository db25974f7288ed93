namespace Preflight.Tests.Rules.Observability;

public sealed class SmartDetectionTests : RuleTests<SmartDetectionTests>, IRuleCases
{
    public static string Rule => "smart-detection";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a rule that is off", Example.With("failures", "state", "Disabled"), "failures"),
            NonCompliant("no action group", Example.With("failures", "actionGroups.groupIds", Array.Empty<string>()), "failures"),
            NonCompliant("a frequency of five minutes", Example.With("failures", "frequency", "PT5M"), "failures"),
            NonCompliant(
                "a workspace",
                Example.With("failures", "scope[0]", $"{TestPlan.Group}/providers/Microsoft.OperationalInsights/workspaces/logs"),
                "failures"
            ),
            Compliant(
                "another detector every day",
                Example.With("failures", "detector.id", "TraceSeverityDetector").With("failures", "frequency", "P1D")
            ),
        ];
}
