using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AiGatewayBreaker()
    : Rule(
        new()
        {
            Id = "ai-gateway-breaker",
            Title = "A gateway has a circuit breaker for each model account",
            Why =
                "A pool changes to the next account only while a circuit breaker holds the first one back. Calls to a throttled "
                + "account use up its quota too.",
            Fix = "Set circuitBreaker.rules on the backend, with the status code 429 and acceptRetryAfter.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/api-management/backends",
            Types = ["apimanagement:Backend"],
            Example = """
            gateway:
              type: azure-native:apimanagement:ApiManagementService
              properties: { serviceName: apim }
            models:
              type: azure-native:apimanagement:Backend
              properties:
                serviceName: apim
                backendId: models
                url: https://account.openai.azure.com/openai
                circuitBreaker:
                  rules:
                    - name: throttled
                      acceptRetryAfter: true
                      tripDuration: PT10S
                      failureCondition: { count: 1, interval: PT1M, statusCodeRanges: [{ min: 429, max: 429 }] }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var backend in ModelApi.Services(plan).SelectMany(each => each.Backends).Where(each => !each.Hides("circuitBreaker")))
        {
            var rules = backend.List("circuitBreaker.rules").ToList();
            if (rules.Count == 0)
            {
                yield return backend.Problem(
                    "has no circuit breaker, so that calls go on to a throttled account; set circuitBreaker.rules"
                );
            }
            else if (!rules.Exists(rule => rule.Text("acceptRetryAfter") is "true" or "True"))
            {
                yield return backend.Problem(
                    "the circuit breaker ignores for how long the account asks it to wait; set acceptRetryAfter to true"
                );
            }
            else if (!rules.SelectMany(rule => rule.List("failureCondition.statusCodeRanges")).Any(HoldsThrottling))
            {
                yield return backend.Problem("the circuit breaker does not count the status code 429; add a range that contains it");
            }
        }
    }

    private static bool HoldsThrottling(System.Text.Json.Nodes.JsonNode range) =>
        double.TryParse(range.Text("min"), out var least)
        && double.TryParse(range.Text("max"), out var most)
        && least <= 429
        && most >= 429;
}
