namespace Preflight.Tests.Rules.Network;

public sealed class SearchExfiltrationTests : RuleTests<SearchExfiltrationTests>, IRuleCases
{
    public static string Rule => "search-exfiltration";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no protection", Example.With("search", "dataExfiltrationProtections", null), "search"),
            Compliant("no protection in test", Example.With("search", "dataExfiltrationProtections", null).InTest()),
        ];
}
