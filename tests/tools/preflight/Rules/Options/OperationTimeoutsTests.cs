namespace Preflight.Tests.Rules.Options;

public sealed class OperationTimeoutsTests : RuleTests<OperationTimeoutsTests>, IRuleCases
{
    public static string Rule => "operation-timeout";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a gateway in five minutes", Gateway.Option("gateway", each => each with { CreateTimeout = "5m" }), "gateway"),
            NonCompliant("a deletion in seconds", Gateway.Option("gateway", each => each with { DeleteTimeout = "1m30s" }), "gateway"),
            NonCompliant("words", Example.Option("documents", each => each with { UpdateTimeout = "30 minutes" }), "documents"),
            NonCompliant("a number without a unit", Example.Option("documents", each => each with { UpdateTimeout = "30" }), "documents"),
            Compliant("a gateway in ninety minutes", Gateway.Option("gateway", each => each with { CreateTimeout = "1h30m" })),
            Compliant("a quick resource in five minutes", Example.Option("documents", each => each with { CreateTimeout = "300s" })),
        ];

    private static TestPlan Gateway => Example.Add("network:ApplicationGateway", "gateway");
}
