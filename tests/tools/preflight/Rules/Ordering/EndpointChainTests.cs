namespace Preflight.Tests.Rules.Ordering;

public sealed class EndpointChainTests : RuleTests<EndpointChainTests>, IRuleCases
{
    public static string Rule => "endpoint-chain";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two at the same time", Example.WaitsNot("search-endpoint", "vault-endpoint"), "search-endpoint"),
            NonCompliant("two after the same one", Example.Copy("search-endpoint", "store-endpoint"), "store-endpoint"),
            Compliant(
                "two subnets",
                Example.WaitsNot("search-endpoint", "vault-endpoint").With("search-endpoint", "subnet.id", $"{TestPlan.Group}/other")
            ),
        ];
}
