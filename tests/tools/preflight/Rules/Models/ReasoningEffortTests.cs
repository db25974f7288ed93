namespace Preflight.Tests.Rules.Models;

public sealed class ReasoningEffortTests : RuleTests<ReasoningEffortTests>, IRuleCases
{
    public static string Rule => "reasoning-effort";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a value of another model", Example.With("app", "siteConfig.appSettings[1].value", "minimal"), "app"),
            NonCompliant("a model that does not reason", Example.With("chat", "properties.model.name", "gpt-4.1"), "app"),
            NonCompliant("a model with one value", Example.With("chat", "properties.model.name", "gpt-5-pro"), "app"),
            NonCompliant(
                "another name of the setting",
                Example.With("app", "siteConfig.appSettings[1]", new { name = "AZURE_OPENAI_REASONING_EFFORT", value = "max" }),
                "app"
            ),
            Compliant("no reasoning", Example.With("app", "siteConfig.appSettings[1].value", "none")),
            Compliant("an older model of the family", Example.With("chat", "properties.model.name", "gpt-5-mini")),
            Compliant("a model that the table does not know", Example.With("chat", "properties.model.name", "grok-5")),
            Compliant("a deployment of another program", Example.With("app", "siteConfig.appSettings[0].value", "other")),
        ];
}
