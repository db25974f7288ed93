using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointSafety()
    : ResourceRule(
        new()
        {
            Id = "prediction-endpoint",
            Title = "A predictive model is asked with tokens, in private",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.MachineLearning,
            Requirements = ["PRD-01", "PRD-02", "PRD-03"],
            Types = ["machinelearningservices:OnlineEndpoint", "machinelearningservices:Workspace"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Token == "machinelearningservices:OnlineEndpoint"
            ? Tokens(resource)
            : resource
                .Must("managedNetwork.isolationMode", "a model could send data anywhere", "AllowOnlyApprovedOutbound")
                .Concat(resource.Must("systemDatastoresAuthMode", "keys open the training data", "identity", "Identity"));

    private static IEnumerable<Problem> Tokens(AzureResource endpoint)
    {
        return endpoint
            .Must("properties.authMode", "a key names nobody", "AADToken")
            .Concat(endpoint.Must("properties.publicNetworkAccess", "the workspace's private endpoint is the only door", "Disabled"));
    }
}
