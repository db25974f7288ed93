namespace Preflight.Tests.Rules.Models;

public sealed class ModelFallbackTests : RuleTests<ModelFallbackTests>, IRuleCases
{
    public static string Rule => "model-fallback";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("one chat deployment", Example.Without("chat-fallback"), "chat"),
            Compliant("one chat deployment in development", Example.Without("chat-fallback").InDevelopment()),
            Compliant("no chat deployment", Example.Without("chat-fallback").Without("chat")),
        ];
}
