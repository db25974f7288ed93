using AzureDefinitions.Models;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DataZones()
    : ResourceRule(
        new()
        {
            Id = "data-zone",
            Title = "Data zone deployments are in a region of a data zone",
            Why = "Deployments of the DataZone types exist in regions of the European Union and the United States only.",
            Fix = "Use a GlobalStandard or Standard deployment, or an account in a region of the EU or the US.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/deployment-types",
            Types = ["cognitiveservices:Deployment"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties: { location: swedencentral }
            chat:
              type: azure-native:cognitiveservices:Deployment
              properties:
                accountName: account
                sku: { name: DataZoneStandard }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Text("sku.name") is { } sku
        && sku.StartsWith("DataZone", StringComparison.OrdinalIgnoreCase)
        && plan.ParentOf(resource) is { } account
        && RegionCatalogue.Find(account.Text("location")) is { DataZone: null } region
        && !IsListed(resource, sku, region)
            ?
            [
                resource.Problem(
                    $"sku.name is {sku}, and {region.Name} of its account is in no data zone (EU, US); use GlobalStandard or Standard, "
                        + "or another region"
                ),
            ]
            : [];

    /// <summary>A model with known regions is judged by them.</summary>
    private static bool IsListed(AzureResource deployment, string sku, Region region) =>
        deployment.Text("properties.model.name") is { } name
        && deployment.Text("properties.model.version") is { } version
        && !sku.EndsWith("Batch", StringComparison.OrdinalIgnoreCase)
        && ModelOffer.Find(name, version)?.Offers(sku, region.Name) is not null;
}
