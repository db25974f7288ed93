namespace Preflight.Tests.Rules.Ordering;

public sealed class ForeignServiceTests : RuleTests<ForeignServiceTests>, IRuleCases
{
    public static string Rule => "foreign-service";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a service of another environment",
                Example.With("app", "siteConfig.appSettings[0].value", "https://other.search.windows.net"),
                "app"
            ),
            Compliant("the stack has no such service", Example.Without("search")),
        ];
}
