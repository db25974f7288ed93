namespace Preflight.Tests.Rules.Models;

public sealed class ModelRetirementTests : RuleTests<ModelRetirementTests>, IRuleCases
{
    public static string Rule => "model-retirement";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a model that retires within 60 days", Example.With("chat", "properties.model", Soon), "chat"),
            NonCompliant("a model that has retired", Example.With("chat", "properties.model", Retired), "chat"),
            Compliant("a model that the catalogue does not know", Example.With("chat", "properties.model.version", "2031-01-01")),
        ];

    private static object Soon => ModelDates.Retiring(TestPlan.Today, TestPlan.Today.AddDays(59));

    private static object Retired => ModelDates.Retiring(DateOnly.MinValue, TestPlan.Today.AddDays(-1));
}
