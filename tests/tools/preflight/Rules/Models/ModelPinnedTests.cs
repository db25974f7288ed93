namespace Preflight.Tests.Rules.Models;

public sealed class ModelPinnedTests : RuleTests<ModelPinnedTests>, IRuleCases
{
    public static string Rule => "model-pinned";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no version", Example.With("chat", "properties.model.version", null), "chat"),
            NonCompliant("the latest version", Example.With("chat", "properties.model.version", "latest"), "chat"),
            NonCompliant(
                "no format and no name",
                Example.With("chat", "properties.model.format", null).With("chat", "properties.model.name", ""),
                "chat",
                "chat"
            ),
        ];
}
