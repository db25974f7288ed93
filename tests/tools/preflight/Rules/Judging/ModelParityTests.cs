namespace Preflight.Tests.Rules.Judging;

public sealed class ModelParityTests : RuleTests<ModelParityTests>, IRuleCases
{
    public static string Rule => "model-parity";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("another version", Example.TestedAs(Example.With("chat", "properties.model.version", "2026-01-01")), "chat"),
            NonCompliant("another model", Example.TestedAs(Example.With("chat", "properties.model.name", "gpt-4.1-mini")), "chat"),
            Compliant("the same model", Example.TestedAs(Example)),
            Compliant("a deployment that the test stack does not have", Example.TestedAs(new TestPlan())),
        ];
}
