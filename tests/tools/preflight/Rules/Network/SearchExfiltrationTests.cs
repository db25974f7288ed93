namespace Preflight.Tests.Rules.Network;

public sealed class SearchExfiltrationTests : RuleTests<SearchExfiltrationTests>, IRuleCases
{
    public static string Rule => "search-exfiltration";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no protection", Example.With("search", "dataExfiltrationProtections", null), "search"),
            Compliant("a service that calls others over a shared private link", Calling),
            Compliant("no protection in test", Example.With("search", "dataExfiltrationProtections", null).InTest()),
        ];

    private static TestPlan Calling =>
        Example
            .With("search", "dataExfiltrationProtections", null)
            .Add(
                "search:SharedPrivateLinkResource",
                "link",
                new { searchServiceName = "search", sharedPrivateLinkResourceName = "documents" },
                "search"
            );
}
