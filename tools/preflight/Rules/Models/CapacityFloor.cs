using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class CapacityFloor()
    : ResourceRule(
        new()
        {
            Id = "capacity-floor",
            Title = "Deployments in production have room for more than one conversation",
            Why = "A question with its sources takes several thousand tokens. With less than 10,000 a minute a second user is throttled.",
            Fix = "Set sku.capacity to 10 (thousand tokens a minute) or more.",
            Severity = Severity.Warning,
            Pillar = Pillar.Performance,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/quota",
            From = Stage.Production,
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
    private const int Least = 10;

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var sku = resource.Text("sku.name") ?? "";
        return
            sku.EndsWith("Standard", StringComparison.Ordinal)
            && resource.Number("sku.capacity") is > 0 and < Least
            && !resource.Hides("sku.capacity")
            ?
            [
                resource.Problem(
                    $"sku.capacity is {resource.Text("sku.capacity")}, {resource.Number("sku.capacity") * 1000:0} tokens a minute; "
                        + $"set {Least} or more"
                ),
            ]
            : [];
    }
}
