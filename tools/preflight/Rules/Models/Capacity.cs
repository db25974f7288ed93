using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Capacity()
    : ResourceRule(
        new()
        {
            Id = "deployment-capacity",
            Title = "Model deployments have a capacity",
            Why = "Without a capacity Azure assigns a default that is often 1, which is 1,000 tokens per minute.",
            Fix = "Set sku.capacity in thousands of tokens per minute, or in provisioned throughput units.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/azure-search-openai-demo/issues/1246",
            Requirements = ["CAP-03"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                sku: { name: GlobalStandard, capacity: 50 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Number("sku.capacity") >= 1 || AzureResource.IsHidden(resource.Text("sku.capacity"))
            ? []
            :
            [
                resource.Problem(
                    $"sku.capacity is {resource.Text("sku.capacity") ?? "not set"}; set thousands of tokens per minute, 1 or more"
                ),
            ];
}
