namespace Preflight.Tests.Rules.Recovery;

public sealed class LockLevelTests : RuleTests<LockLevelTests>, IRuleCases
{
    public static string Rule => "lock-level";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("read-only", Example.With("documents-lock", "level", "ReadOnly"), "documents-lock"),
            NonCompliant("read-only on the resource group", OnGroup, "documents-lock"),
            NonCompliant("no level", Example.With("documents-lock", "level", "NotSpecified"), "documents-lock"),
            Compliant("a secret level", Example.With("documents-lock", "level", "[secret]")),
        ];

    [Fact]
    public void Message_names_what_stops() =>
        Assert.Contains("containers", Example.With("documents-lock", "level", "ReadOnly").Messages(Rule)[0]);

    private static TestPlan OnGroup => Example.With("documents-lock", "level", "ReadOnly").With("documents-lock", "scope", TestPlan.Group);
}
