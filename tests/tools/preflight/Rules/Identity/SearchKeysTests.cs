namespace Preflight.Tests.Rules.Identity;

public sealed class SearchKeysTests : RuleTests<SearchKeysTests>, IRuleCases
{
    public static string Rule => "search-keys";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("keys are enabled", Example.With("search", "disableLocalAuth", false), "search"),
            NonCompliant("the default enables keys", Example.With("search", "disableLocalAuth", null), "search"),
            NonCompliant("keys are an option", Example.With("search", "authOptions", new { aadOrApiKey = new { } }), "search"),
        ];
}
