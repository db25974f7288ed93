namespace Preflight.Tests.Rules.Models;

public sealed class ModelAgeingTests : RuleTests<ModelAgeingTests>, IRuleCases
{
    public static string Rule => "model-ageing";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a model that retires in less than 120 days", Example.With("chat", "properties.model", Ageing), "chat"),
            NonCompliant("a model without a known date", Example.With("chat", "properties.model.version", "2031-01-01"), "chat"),
            Compliant(
                "a model of another format",
                Example.With(
                    "chat",
                    "properties.model",
                    new
                    {
                        format = "Meta",
                        name = "llama",
                        version = "1",
                    }
                )
            ),
        ];

    private static object Ageing => ModelDates.Retiring(TestPlan.Today.AddDays(60), TestPlan.Today.AddDays(119));
}
