using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointAfterChildren()
    : ResourceRule(
        new()
        {
            Id = "endpoint-after-children",
            Title = "Private endpoints of an AI account are created after its deployments and projects",
            Why =
                "While a child is created the account is not in state Succeeded, and Azure rejects the endpoint "
                + "(AccountProvisioningStateInvalid).",
            Fix = "Add the deployments and projects to dependsOn of the private endpoint.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/microsoft-foundry-baseline/issues/79",
            Types = ["cognitiveservices:Account"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
            account-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                privateLinkServiceConnections:
                  - privateLinkServiceId: ${account.id}
                    groupIds: [account]
              options:
                dependsOn:
                  - ${chat}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from endpoint in plan.Network.EndpointsOf(resource.Id)
        from child in plan.ChildrenOf(resource)
        where child.Token is "cognitiveservices:Deployment" or "cognitiveservices:Project" && !plan.Waits(endpoint, child)
        select endpoint.Problem(
            $"does not wait for {child.Name}: Azure rejects an endpoint while the account is updated "
                + "(AccountProvisioningStateInvalid); add it to dependsOn"
        );
}
