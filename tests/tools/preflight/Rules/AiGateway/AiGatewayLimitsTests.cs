namespace Preflight.Tests.Rules.AiGateway;

public sealed class AiGatewayLimitsTests : RuleTests<AiGatewayLimitsTests>, IRuleCases
{
    private const string Unlimited = """<policies><inbound><base/><set-backend-service backend-id="models"/></inbound></policies>""";
    private const string Limit = """<llm-token-limit counter-key="a" tokens-per-minute="1" estimate-prompt-tokens="false"/>""";
    private const string Pool = """<policies><inbound><set-backend-service backend-id="pool"/></inbound></policies>""";

    public static string Rule => "ai-gateway-limits";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a policy without a limit of tokens", Example.With("policy", "value", Unlimited), "policy"),
            NonCompliant("a pool of model accounts without a limit", InPool.With("policy", "value", Pool), "policy"),
            NonCompliant(
                "an API that calls an account without a policy",
                Example.Without("policy").With("api", "serviceUrl", "https://account.openai.azure.com/openai"),
                "api"
            ),
            NonCompliant("text that is no XML", Example.With("policy", "value", $"<policies>{Limit}{Unlimited}"), "policy"),
            Compliant(
                "a limit for the whole service",
                Example
                    .With("policy", "value", Unlimited)
                    .Add(
                        "apimanagement:Policy",
                        "all",
                        new
                        {
                            serviceName = "apim",
                            policyId = "policy",
                            value = $"<policies><inbound>{Limit}</inbound></policies>",
                        }
                    )
            ),
            Compliant(
                "the policy of Azure OpenAI",
                Example.With("policy", "value", Unlimited.Replace("<base/>", Limit.Replace("llm", "azure-openai")))
            ),
            Compliant(
                "raw XML, whose expressions have quotes",
                Example
                    .With("policy", "format", "rawxml")
                    .With("policy", "value", $"{Unlimited}{Limit.Replace("\"a\"", "\"@(\"a\" < \"b\")\"")}")
            ),
            Compliant("a policy that is read from an address", Example.With("policy", "format", "xml-link").With("policy", "value", "x")),
            Compliant("an API of another service", Example.With("policy", "value", Unlimited.Replace("models", "orders"))),
        ];

    private static TestPlan InPool =>
        Example.Add(
            "apimanagement:Backend",
            "pool",
            new
            {
                serviceName = "apim",
                backendId = "pool",
                type = "Pool",
                pool = new { services = new[] { new { id = Example.IdOf("models"), priority = 1 } } },
            }
        );
}
