using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointAfterChildren()
    : ResourceRule(
        new()
        {
            Id = "endpoint-after-children",
            Title = "A private endpoint of an AI account comes after the account's children",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/microsoft-foundry-baseline/issues/79",
            Types = ["cognitiveservices:Account"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from endpoint in plan.Network.EndpointsOf(resource.Id)
        from child in plan.ChildrenOf(resource)
        where child.Token is "cognitiveservices:Deployment" or "cognitiveservices:Project" && !plan.Waits(endpoint, child)
        select endpoint.Problem(
            $"does not wait for {child.Name}: while the account works on it, it is Accepted, not Succeeded, and refuses endpoints (AccountProvisioningStateInvalid); add it to DependsOn"
        );
}
