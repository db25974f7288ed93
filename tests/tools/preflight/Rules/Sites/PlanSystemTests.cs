namespace Preflight.Tests.Rules.Sites;

public sealed class PlanSystemTests : RuleTests<PlanSystemTests>, IRuleCases
{
    public static string Rule => "plan-system";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a kind of Linux that is not reserved", Example.With("plan", "reserved", false), "plan"),
            NonCompliant("a kind of Linux without reserved", Example.With("plan", "reserved", null), "plan"),
            NonCompliant("a Linux site on a plan without kind", Example.With("plan", "reserved", null).With("plan", "kind", null), "plan"),
            Compliant("a Windows plan", Example.With("plan", "reserved", false).With("plan", "kind", "app").With("app", "kind", "app")),
            Compliant("a plan that is not known yet", Example.With("plan", "reserved", "[unknown]")),
        ];
}
