namespace Preflight.Tests.Rules.Grounding;

public sealed class SemanticRankingTests : RuleTests<SemanticRankingTests>, IRuleCases
{
    public static string Rule => "semantic-ranking";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("disabled", Example.With("search", "semanticSearch", "disabled"), "search"),
            NonCompliant("off by default", Example.With("search", "semanticSearch", null), "search"),
            Compliant("the free plan", Example.With("search", "semanticSearch", "free")),
        ];
}
