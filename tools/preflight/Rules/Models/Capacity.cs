using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Capacity()
    : ResourceRule(
        new()
        {
            Id = "deployment-capacity",
            Title = "A deployment has capacity",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/azure-search-openai-demo/issues/1246",
            Requirements = ["CAP-03"],
            Types = ["cognitiveservices:Deployment"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Number("sku.capacity") >= 1 || AzureResource.IsHidden(resource.Text("sku.capacity"))
            ? []
            :
            [
                resource.Problem(
                    $"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}; give thousands of tokens a minute, 1 or more"
                ),
            ];
}
