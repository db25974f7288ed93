namespace Preflight.Tests.Rules.Models;

public sealed class BulkheadsTests : RuleTests<BulkheadsTests>, IRuleCases
{
    public static string Rule => "bulkheads";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no embedding deployment", Example.Without("embedding"), "chat"),
            Compliant("no search service", Example.Without("embedding").Without("search")),
        ];
}
