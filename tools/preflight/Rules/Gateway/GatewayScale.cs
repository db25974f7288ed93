using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayScale()
    : ResourceRule(
        new()
        {
            Id = "gateway-scale",
            Title = "A gateway has a supported tier and a size",
            Why = "Azure rejects a gateway without a size, with a minimum above its maximum, or of the retired first generation.",
            Fix = "Use a tier of the second generation with the same name, and autoscaleConfiguration without sku.capacity.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/application-gateway-autoscaling-zone-redundant",
            Types = [GatewayParts.Token],
            Example = """
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                sku: { name: WAF_v2, tier: WAF_v2 }
                autoscaleConfiguration: { minCapacity: 2, maxCapacity: 10 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Sku(resource, plan.Today).Concat(Size(resource)).Select(resource.Problem);

    private static IEnumerable<string> Sku(AzureResource gateway, DateOnly today)
    {
        if (gateway.Hides("sku"))
        {
            yield break;
        }

        var (name, tier) = (gateway.Text("sku.name"), gateway.Text("sku.tier"));
        var known = FactFile.Of("gateway-tiers").Rows.Where(row => row["tier"] == tier).Cast<FactRow?>().FirstOrDefault();
        if (known?.Day("retired") is { } day && day <= today)
        {
            yield return $"sku.tier is {tier}, the first generation, which Azure retired on {day:yyyy-MM-dd}; use WAF_v2";
        }
        else if (name is not null && tier is not null && name != tier && known is not null && !AzureResource.IsHidden(name))
        {
            yield return $"sku.name is {name} and sku.tier is {tier}; Azure requires the same in both";
        }
    }

    private static IEnumerable<string> Size(AzureResource gateway)
    {
        if (gateway.Hides("sku") || gateway.Hides("autoscaleConfiguration") || !gateway.Has("sku"))
        {
            yield break;
        }

        var (isFixed, scales) = (gateway.Has("sku.capacity"), gateway.Has("autoscaleConfiguration"));
        if (!isFixed && !scales)
        {
            yield return "neither autoscaleConfiguration nor sku.capacity is set; set autoscaleConfiguration";
        }

        var (least, most) = (
            gateway.Planned.Inputs.Number("autoscaleConfiguration.minCapacity"),
            gateway.Planned.Inputs.Number("autoscaleConfiguration.maxCapacity")
        );
        if (least > most)
        {
            yield return $"autoscaleConfiguration.minCapacity is {least}, above maxCapacity {most}; set a lower one";
        }
    }
}
