using AzureDefinitions.Models;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ModelRegion()
    : ResourceRule(
        new()
        {
            Id = "model-region",
            Title = "Models are offered in the region of their account, with their deployment type",
            Why = "Azure rejects the deployment: the specified SKU for the model is not supported in this region.",
            Fix = "Choose a deployment type, a model or a region that Azure offers. `preflight live` asks Azure itself.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/foundry/foundry-models/concepts/models-sold-directly-by-azure-region-availability",
            Requirements = ["MDL-03"],
            Types = ["cognitiveservices:Deployment"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties: { location: swedencentral }
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: ${account.name}
                sku: { name: GlobalStandard, capacity: 50 }
                properties:
                  model: { format: OpenAI, name: gpt-5.4-mini, version: '2026-03-17' }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var (name, version) = (resource.Text("properties.model.name"), resource.Text("properties.model.version"));
        if (
            name is null
            || version is null
            || resource.Text("sku.name") is not { } sku
            || sku.EndsWith("Batch", StringComparison.Ordinal)
            || AzureResource.IsHidden(sku)
            || plan.ParentOf(resource)?.Text("location") is not { } region
            || AzureResource.IsHidden(region)
            || ModelOffer.Find(name, version) is not { } offer
            || offer.Offers(sku, region) is not false
        )
        {
            yield break;
        }

        var others = offer.TypesIn(region).ToList();
        yield return resource.Problem(
            $"{name} {version} is not offered as {sku} in {ModelOffer.Normal(region)}; "
                + (
                    others.Count > 0
                        ? $"the region offers it as {string.Join(", ", others)}"
                        : "the region does not offer it: choose another model or region"
                )
                + " (Microsoft's table as of preflight's model-regions.json)"
        );
    }
}
