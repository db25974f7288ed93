namespace Preflight.Tests.Rules.AiGateway;

public sealed class AiGatewayPublicTests : RuleTests<AiGatewayPublicTests>, IRuleCases
{
    public static string Rule => "ai-gateway-public";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a gateway that the internet reaches", Example.With("gateway", "publicNetworkAccess", "Enabled"), "gateway"),
            NonCompliant("Azure's default, which is public", Example.With("gateway", "publicNetworkAccess", null), "gateway"),
            NonCompliant("a closed gateway without an endpoint", Example.Without("gateway-endpoint"), "gateway"),
            Compliant(
                "a gateway in the network",
                Example
                    .Without("gateway-endpoint")
                    .With("gateway", "publicNetworkAccess", null)
                    .With("gateway", "virtualNetworkType", "Internal")
            ),
            Compliant(
                "a public gateway of other services",
                Example.With("gateway", "publicNetworkAccess", "Enabled").With("models", "url", "https://orders.example.com")
            ),
            Compliant("a public gateway in development", Example.With("gateway", "publicNetworkAccess", "Enabled").InDevelopment()),
        ];
}
