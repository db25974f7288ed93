using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointSafety()
    : ResourceRule(
        new()
        {
            Id = "prediction-endpoint",
            Title = "Machine learning endpoints and workspaces are private and use Microsoft Entra tokens",
            Why = "A key cannot be traced to a caller, and an open workspace lets models send data to any address.",
            Fix =
                "Set authMode to AADToken, publicNetworkAccess to Disabled, isolationMode to AllowOnlyApprovedOutbound "
                + "and the datastores to identity.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.MachineLearning,
            Requirements = ["PRD-01", "PRD-02", "PRD-03"],
            Types = ["machinelearningservices:OnlineEndpoint", "machinelearningservices:Workspace"],
            Example = """
            workspace:
              type: azure-native:machinelearningservices:Workspace
              properties:
                managedNetwork: { isolationMode: AllowOnlyApprovedOutbound }
                systemDatastoresAuthMode: identity
            endpoint:
              type: azure-native:machinelearningservices:OnlineEndpoint
              properties:
                workspaceName: ${workspace.name}
                properties: { authMode: AADToken, publicNetworkAccess: Disabled }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Token == "machinelearningservices:OnlineEndpoint"
            ? Tokens(resource)
            : resource
                .Must("managedNetwork.isolationMode", "a model can send data to any address otherwise", "AllowOnlyApprovedOutbound")
                .Concat(resource.Must("systemDatastoresAuthMode", "keys give access to the training data", "identity", "Identity"));

    private static IEnumerable<Problem> Tokens(AzureResource endpoint)
    {
        return endpoint
            .Must("properties.authMode", "a key identifies no caller", "AADToken")
            .Concat(
                endpoint.Must("properties.publicNetworkAccess", "clients connect through the workspace's private endpoint", "Disabled")
            );
    }
}
