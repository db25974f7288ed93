namespace Preflight.Tests.Rules.Observability;

public sealed class InsightsWorkspaceTests : RuleTests<InsightsWorkspaceTests>, IRuleCases
{
    public static string Rule => "insights-workspace";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no workspace", Example.With("insights", "workspaceResourceId", null), "insights"),
            Compliant("the classic form, which another rule reports", Example.With("insights", "ingestionMode", "ApplicationInsights")),
            NonCompliant("an unknown form", Example.With("insights", "ingestionMode", "Classic"), "insights"),
            NonCompliant("another region", Example.With("insights", "location", "westeurope"), "insights"),
            NonCompliant("a second component", Example.Copy("insights", "second"), "second"),
            Compliant("a workspace outside the stack", Example.Without("workspace")),
        ];
}
