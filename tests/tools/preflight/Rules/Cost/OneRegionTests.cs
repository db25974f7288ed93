namespace Preflight.Tests.Rules.Cost;

public sealed class OneRegionTests : RuleTests<OneRegionTests>, IRuleCases
{
    public static string Rule => "one-region";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("search in another region", Example.With("search", "location", "westeurope"), "search"),
            Compliant("the display name of the region", Example.With("search", "location", "Sweden Central")),
            Compliant("no app", Example.With("search", "location", "westeurope").Without("app")),
        ];
}
