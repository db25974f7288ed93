namespace Preflight.Tests.Rules.Ordering;

public sealed class MissingDependencyTests : RuleTests<MissingDependencyTests>, IRuleCases
{
    public static string Rule => "missing-dependency";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a child does not wait for its parent", Example.WaitsNot("chat", "account"), "chat"),
            NonCompliant("a reference by string", Referring, "app"),
            Compliant("a reference that waits", Referring.Waits("app", "account")),
        ];

    private static TestPlan Referring => Example.Add("web:WebApp", "app", new { tags = new { account = Example.IdOf("account") } });
}
