namespace Preflight.Tests.Rules.AiGateway;

public sealed class AiGatewayBreakerTests : RuleTests<AiGatewayBreakerTests>, IRuleCases
{
    public static string Rule => "ai-gateway-breaker";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a model account without a circuit breaker", Example.With("models", "circuitBreaker", null), "models"),
            NonCompliant("a wait that is ignored", Example.With("models", "circuitBreaker.rules[0].acceptRetryAfter", false), "models"),
            NonCompliant(
                "a breaker that does not count throttling",
                Example.With("models", "circuitBreaker.rules[0].failureCondition.statusCodeRanges[0]", new { min = 500, max = 599 }),
                "models"
            ),
            Compliant(
                "another service without a circuit breaker",
                Example.With("models", "circuitBreaker", null).With("models", "url", "https://orders.example.com")
            ),
        ];
}
