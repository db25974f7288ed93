using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AiGatewayPublic()
    : Rule(
        new()
        {
            Id = "ai-gateway-public",
            Title = "API Management in front of models has no public address",
            Why = "The models have private endpoints, and a public gateway in front of them leads the internet to them.",
            Fix = "Add a private endpoint for the group Gateway, and set publicNetworkAccess to Disabled in the update after it.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = "https://learn.microsoft.com/azure/api-management/private-endpoint",
            Types = ["apimanagement:ApiManagementService"],
            Example = """
            gateway:
              type: azure-native:apimanagement:ApiManagementService
              properties: { serviceName: apim, publicNetworkAccess: Disabled }
            models:
              type: azure-native:apimanagement:Backend
              properties: { serviceName: apim, backendId: models, url: "https://account.openai.azure.com/openai" }
            gateway-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${gateway.id}
                    groupIds: [Gateway]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var (service, backends) in ModelApi.Services(plan))
        {
            if (service.Is("virtualNetworkType", "Internal") || service.Hides("publicNetworkAccess"))
            {
                continue;
            }

            if (!service.Is("publicNetworkAccess", "Disabled"))
            {
                yield return service.Problem(
                    $"publicNetworkAccess is '{service.Text("publicNetworkAccess") ?? "Enabled"}', so that the internet reaches the models "
                        + $"behind {backends[0].AzureName}; add a private endpoint, and set Disabled in the update after it"
                );
            }
            else if (!plan.Network.EndpointsOf(service.Id).Any())
            {
                yield return service.Problem(
                    "public access is disabled and it has no private endpoint, so no client can reach it; add one with groupIds [Gateway]"
                );
            }
        }
    }
}
