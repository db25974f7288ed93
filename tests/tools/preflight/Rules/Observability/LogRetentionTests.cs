namespace Preflight.Tests.Rules.Observability;

public sealed class LogRetentionTests : RuleTests<LogRetentionTests>, IRuleCases
{
    public static string Rule => "log-retention";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("30 days", Example.With("workspace", "retentionInDays", 30), "workspace"),
            NonCompliant("the default", Example.With("workspace", "retentionInDays", null), "workspace"),
            Compliant("30 days in test", Example.With("workspace", "retentionInDays", 30).InTest()),
            Compliant("the number is not known yet", Example.With("workspace", "retentionInDays", "[unknown]")),
        ];
}
