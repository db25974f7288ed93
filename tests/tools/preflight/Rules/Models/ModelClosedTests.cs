namespace Preflight.Tests.Rules.Models;

public sealed class ModelClosedTests : RuleTests<ModelClosedTests>, IRuleCases
{
    public static string Rule => "model-closed";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a deprecated model",
                Example.With("chat", "properties.model.name", "gpt-4o-mini").With("chat", "properties.model.version", "2024-07-18"),
                "chat"
            ),
            Compliant(
                "a deprecated model that has retired, which another rule reports",
                Example
                    .With("chat", "properties.model.name", "gpt-4o-mini")
                    .With("chat", "properties.model.version", "2024-07-18")
                    .On(new(2027, 4, 14))
            ),
        ];
}
